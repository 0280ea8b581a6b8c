import { boxOf } from '@/lib/board/domain/element/derive'
import type { BoardElement, PathPoint } from '@/lib/board/domain/element/element'

type Spot = Readonly<{ x: number; y: number }>
export type Aim = Readonly<{ x: number; y: number; points: readonly PathPoint[] }>

/** Arrows end this far from the shapes that they are bound to. */
export const ARROW_GAP = 4
/** Halvings that find a border to a fraction of a pixel. */
const HALVINGS = 24

/**
 * A straight arrow from shape to shape, from border to border along the line of their middles.
 * @param aside how far to the left of that line, in board pixels: for arrows beside each other
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

export function middleOf(element: BoardElement): Spot {
  const { x, y, width, height } = boxOf(element)
  return { x: x + width / 2, y: y + height / 2 }
}

/** Where the way from a place in a shape to one outside leaves the shape, and a little on. */
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
