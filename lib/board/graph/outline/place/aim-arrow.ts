import { boxOf } from '@/lib/board/domain/element/derive'
import type { BoardElement, PathPoint } from '@/lib/board/domain/element/element'
import { heading, rayTo } from '../../scene/rect'

type Spot = Readonly<{ x: number; y: number }>
type Box = ReturnType<typeof boxOf>
export type Aim = Readonly<{ x: number; y: number; points: readonly PathPoint[] }>

/** Arrows end this far from the shapes that they are bound to. */
export const ARROW_GAP = 4
/** An arrow that goes around shapes keeps this far from them. */
const PASSING = 28
/** Distance between two arrows that go around the same thing. */
const LANE = 36
/** Maximum number of attempts to route further out. */
const WIDER = 6
/** Elements that an arrow may cross. */
const NO_OBSTACLE: ReadonlySet<string> = new Set(['arrow', 'line', 'freedraw', 'text', 'frame', 'magicframe'])
/** Bisection steps to find a border to a fraction of a pixel. */
const HALVINGS = 24

/**
 * A straight arrow from shape to shape, from border to border along the line between their centres.
 * @param aside how far to the left of that line, in board pixels: for parallel arrows
 */
export function aimArrow(from: BoardElement, to: BoardElement, aside = 0): Aim {
  const [start, end] = [middleOf(from), middleOf(to)]
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy) || 1
  const by = { x: (dy / length) * aside, y: (-dx / length) * aside }
  const [a, b] = [moved(start, by), moved(end, by)]
  const first = borderOf(from, a, b)
  const last = borderOf(to, b, a)
  const origin = { x: round(first.x), y: round(first.y) }
  return {
    ...origin,
    points: [
      [0, 0],
      [round(last.x - origin.x), round(last.y - origin.y)],
    ],
  }
}

/**
 * The same, but around anything in between: out of one shape, past the obstacles, and into the other, on the side with
 * fewer obstacles. On a full board the arrow may still cross some.
 * @param drawn everything on the board
 */
export function aimAround(
  from: BoardElement,
  to: BoardElement,
  aside: number,
  drawn: readonly BoardElement[],
): Aim {
  const straight = aimArrow(from, to, aside)
  const [a, b] = [middleOf(from), middleOf(to)]
  const shapes = drawn.flatMap((one) => {
    if (NO_OBSTACLE.has(one.type) || [from, to].some((end) => isOfOne(one, end))) return []
    // A shape that contains one of the two is a group around it.
    return holds(one, a) || holds(one, b) ? [] : [boxOf(one)]
  })
  const inTheWay = (aim: Aim) => shapes.filter((box) => runsThrough(aim, box))
  const passed = inTheWay(straight)
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  if (passed.length === 0 || length === 0) return straight
  const left = { x: (b.y - a.y) / length, y: (a.x - b.x) / length }
  const ways = [left, { x: -left.x, y: -left.y }]
    .toSorted((one, other) => one.y - other.y)
    .map((side) => pastAll(side))
  const [first = straight, second = straight] = ways
  return inTheWay(second).length < inTheWay(first).length ? second : first

  /**
   * Goes around whatever blocks the straight line, and then around whatever blocks the detour, as long as that helps.
   */
  function pastAll(side: Spot): Aim {
    const reach = (box: Box) => Math.max(...corners(box).map((corner) => outOf(corner, side)))
    let [best, met] = [straight, passed]
    for (let turn = 0, boxes = passed; turn < WIDER && met.length > 0; turn++) {
      const out = boxes.reduce((most, box) => Math.max(most, reach(box)), 0) + PASSING
      const aim = inOwnLane(side, out)
      const now = inTheWay(aim)
      if (now.length < met.length) [best, met] = [aim, now]
      boxes = [...new Set([...boxes, ...now])]
    }
    return best
  }

  /** So far out that it does not overlap another arrow that goes around something. */
  function inOwnLane(side: Spot, out: number): Aim {
    const taken = drawn.flatMap(({ x, y, points = [] }) =>
      points.length > 2 ? points.slice(1, -1).map(([dx, dy]) => outOf({ x: x + dx, y: y + dy }, side)) : [],
    )
    let lane = out
    for (let turn = 0; turn < WIDER && taken.some((other) => Math.abs(other - lane) < LANE / 2); turn++)
      lane += LANE
    const by = { x: side.x * lane, y: side.y * lane }
    // It leaves at an angle rather than at right angles, at which a curve would overshoot.
    const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length }
    const [lead, tail] = [halfAlong(from, along), halfAlong(to, along)]
    const over = { x: a.x + along.x * lead, y: a.y + along.y * lead }
    const back = { x: b.x - along.x * tail, y: b.y - along.y * tail }
    return bent(from, to, moved(over, by), moved(back, by))
  }

  function outOf({ x, y }: Spot, side: Spot): number {
    return (x - a.x) * side.x + (y - a.y) * side.y
  }
}

/** How far a shape extends from its centre in a direction. */
function halfAlong(shape: BoardElement, { x, y }: Spot): number {
  const { width, height } = boxOf(shape)
  return Math.min(width / 2 / (Math.abs(x) || 1e-9), height / 2 / (Math.abs(y) || 1e-9))
}

/** Whether two elements are one thing: the same element, or in one group. */
function isOfOne(one: BoardElement, other: BoardElement): boolean {
  return one.id === other.id || (one.groupIds ?? []).some((group) => other.groupIds?.includes(group))
}

/** From border to border by way of two points. */
function bent(from: BoardElement, to: BoardElement, over: Spot, back: Spot): Aim {
  const first = borderOf(from, middleOf(from), over)
  const last = borderOf(to, middleOf(to), back)
  const origin = { x: round(first.x), y: round(first.y) }
  const points = [over, back, last].map(({ x, y }): PathPoint => [round(x - origin.x), round(y - origin.y)])
  return { ...origin, points: [[0, 0], ...points] }
}

function runsThrough({ x, y, points }: Aim, box: Box): boolean {
  const rect = { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height }
  return points.some((point, place) => {
    const next = points[place + 1]
    if (!next) return false
    const [start, end] = [
      { x: x + point[0], y: y + point[1] },
      { x: x + next[0], y: y + next[1] },
    ]
    const direction = heading(start, end)
    if (!direction) return false
    const away = rayTo(start, direction, rect)
    return away !== null && away <= Math.hypot(next[0] - point[0], next[1] - point[1])
  })
}

function corners({ x, y, width, height }: Box): Spot[] {
  return [
    { x, y },
    { x: x + width, y },
    { x, y: y + height },
    { x: x + width, y: y + height },
  ]
}

export function middleOf(element: BoardElement): Spot {
  const { x, y, width, height } = boxOf(element)
  return { x: x + width / 2, y: y + height / 2 }
}

/** Where the line from a point inside a shape to one outside leaves the shape, plus a small gap. */
function borderOf(shape: BoardElement, inside: Spot, outside: Spot): Spot {
  if (!holds(shape, inside) || holds(shape, outside)) return inside
  let [least, most] = [0, 1]
  for (let left = HALVINGS; left > 0; left--) {
    const middle = (least + most) / 2
    if (holds(shape, between(inside, outside, middle))) least = middle
    else most = middle
  }
  const length = Math.hypot(outside.x - inside.x, outside.y - inside.y)
  return between(inside, outside, Math.min(1, most + ARROW_GAP / length))
}

function holds(shape: BoardElement, spot: Spot): boolean {
  const { width, height } = boxOf(shape)
  const { x, y } = middleOf(shape)
  const [dx, dy] = [Math.abs(spot.x - x) / (width / 2 || 1), Math.abs(spot.y - y) / (height / 2 || 1)]
  if (shape.type === 'ellipse') return Math.hypot(dx, dy) <= 1
  return shape.type === 'diamond' ? dx + dy <= 1 : Math.max(dx, dy) <= 1
}

function between(a: Spot, b: Spot, share: number): Spot {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}

function moved({ x, y }: Spot, by: Spot): Spot {
  return { x: x + by.x, y: y + by.y }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
