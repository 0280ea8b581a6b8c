import { boxOf } from '@/lib/board/domain/element/derive'
import type { BoardElement, PathPoint } from '@/lib/board/domain/element/element'
import type { BoardComponent, BoardEdge, BoardGraph } from '../../board-graph'
import type { OutlinedBoard } from '../outlined-board'
import { aimArrow, middleOf } from '../place/aim-arrow'
import type { Sketch } from './sketch'

type Shift = Readonly<{ x: number; y: number }>

/** An end that is bound to nothing belongs to a part that is no further away than this. */
const NEAR = 160
/** An arrow keeps this far from the corners of a shape. */
const CORNER = 12
const STILL: Shift = { x: 0, y: 0 }

/** Why two parts cannot change places: they stand in different groups, or one of them holds other parts. */
export type SwapProblem = 'other-group' | 'holds-others'

/** Lets two parts change places on the drawing. Their connections follow. */
export function swapParts(
  sketch: Sketch,
  board: OutlinedBoard,
  a: BoardComponent,
  b: BoardComponent,
): SwapProblem | null {
  const { graph } = board
  if (groupsOf(graph, a) !== groupsOf(graph, b)) return 'other-group'
  const [first, second] = [sketch.find(a.id), sketch.find(b.id)]
  if (!first || !second) return null
  if ([first, second].some((shape) => holdsOthers(shape, graph, sketch))) return 'holds-others'
  const [from, to] = [middleOf(first), middleOf(second)]
  const by = { x: to.x - from.x, y: to.y - from.y }
  const shifts = new Map<string, Shift>([
    ...a.elements.map((id) => [id, by] as const),
    ...b.elements.map((id) => [id, { x: -by.x, y: -by.y }] as const),
  ])
  const before = new Map(
    [...shifts.keys()].flatMap((id) => sketch.find(id) ?? []).map((one) => [one.id, one]),
  )
  for (const [id, { x, y }] of shifts) {
    const element = before.get(id)
    if (element && !isPlacedByShape(element)) sketch.set(id, { x: element.x + x, y: element.y + y })
  }
  const touched = graph.edges.filter(({ from: start, to: end }) =>
    [a.id, b.id].some((id) => id === start || id === end),
  )
  const moved = new Set<string>()
  for (const edge of touched) follow(sketch, edge, shifts, before, moved)
  return null
}

/** Moves the lines of a connection, and words that lie beside them, after the parts. */
function follow(
  sketch: Sketch,
  { elements }: BoardEdge,
  shifts: ReadonlyMap<string, Shift>,
  before: ReadonlyMap<string, BoardElement>,
  moved: Set<string>,
): void {
  const drawn = elements.flatMap((id) => sketch.find(id) ?? []).filter(({ id }) => !moved.has(id))
  for (const { id } of drawn) moved.add(id)
  let middle = STILL
  for (const line of drawn.filter(({ points }) => points)) {
    const [start, end] = [endShift(line, 0, shifts, before), endShift(line, -1, shifts, before)]
    middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
    const [from, to] = [line.startBinding, line.endBinding].map((bound) =>
      sketch.find(bound?.elementId ?? ''),
    )
    const isPlain = line.type === 'arrow' && !line.elbowed && line.points?.length === 2
    if (isPlain && from && to)
      sketch.set(
        line.id,
        aimArrow(from, to, asideOf(line, before.get(from.id) ?? from, before.get(to.id) ?? to)),
      )
    else if (start !== STILL || end !== STILL) sketch.set(line.id, moveEnds(line, start, end))
  }
  for (const text of drawn)
    if (text.type === 'text' && !text.containerId && middle !== STILL)
      sketch.set(text.id, { x: text.x + middle.x, y: text.y + middle.y })
}

/** How far an arrow ran to the left of the middles before: arrows beside each other stay beside each other. */
function asideOf(line: BoardElement, from: BoardElement, to: BoardElement): number {
  const [start, end] = [middleOf(from), middleOf(to)]
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1
  const cross = (line.x - start.x) * (end.y - start.y) - (line.y - start.y) * (end.x - start.x)
  const sides = [boxOf(from), boxOf(to)].flatMap(({ width, height }) => [width, height])
  const most = Math.max(0, Math.min(...sides) / 2 - CORNER)
  return Math.max(-most, Math.min(most, cross / length))
}

function endShift(
  line: BoardElement,
  place: 0 | -1,
  shifts: ReadonlyMap<string, Shift>,
  before: ReadonlyMap<string, BoardElement>,
): Shift {
  const bound = (place === 0 ? line.startBinding : line.endBinding)?.elementId
  if (bound) return shifts.get(bound) ?? STILL
  const [x, y] = line.points?.at(place) ?? [0, 0]
  const spot = { x: line.x + x, y: line.y + y }
  let [nearest, least] = [STILL, NEAR]
  for (const [id, element] of before) {
    if (isPlacedByShape(element)) continue
    const away = distance(spot, element)
    if (away >= least) continue
    nearest = shifts.get(id) ?? STILL
    least = away
  }
  return nearest
}

function distance({ x, y }: Shift, element: BoardElement): number {
  const box = boxOf(element)
  const dx = Math.max(box.x - x, x - box.x - box.width, 0)
  return Math.hypot(dx, Math.max(box.y - y, y - box.y - box.height, 0))
}

function moveEnds(
  line: BoardElement,
  start: Shift,
  end: Shift,
): { x: number; y: number; points: PathPoint[] } {
  const points = line.points ?? []
  return {
    x: line.x + start.x,
    y: line.y + start.y,
    points: points.map(([x, y], place): PathPoint => {
      if (place === 0) return [x, y]
      const by = place === points.length - 1 ? end : { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
      return [x - start.x + by.x, y - start.y + by.y]
    }),
  }
}

function groupsOf({ groups }: BoardGraph, { id }: BoardComponent): string {
  return groups
    .filter(({ members }) => members.includes(id))
    .map((group) => group.id)
    .toSorted()
    .join(' ')
}

function holdsOthers(shape: BoardElement, { components }: BoardGraph, sketch: Sketch): boolean {
  const box = boxOf(shape)
  return components.some(({ id }) => {
    const other = id === shape.id ? undefined : sketch.find(id)
    if (!other) return false
    const { x, y } = middleOf(other)
    return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
  })
}

/** Texts in shapes have no place of their own. */
function isPlacedByShape({ containerId }: BoardElement): boolean {
  return Boolean(containerId)
}
