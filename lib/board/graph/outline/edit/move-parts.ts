import { boxOf } from '@/lib/board/domain/element/derive'
import type { BoardElement, PathPoint } from '@/lib/board/domain/element/element'
import type { BoardEdge, BoardGraph } from '../../board-graph'
import { aimArrow, middleOf } from '../place/aim-arrow'
import type { Sketch } from './sketch'

export type Shift = Readonly<{ x: number; y: number }>

/** An unbound end belongs to a part that is at most this far away. */
const NEAR = 160
/** An arrow keeps this far from the corners of a shape. */
const CORNER = 12
const STILL: Shift = { x: 0, y: 0 }

/** Moves parts, with everything that they are drawn with. Their connections follow. @param shifts by part id */
export function moveParts(sketch: Sketch, graph: BoardGraph, shifts: ReadonlyMap<string, Shift>): void {
  const byElement = new Map(
    graph.components.flatMap(({ id, elements }) => {
      const shift = shifts.get(id)
      return shift ? elements.map((element) => [element, shift] as const) : []
    }),
  )
  const before = new Map(
    [...byElement.keys()].flatMap((id) => sketch.find(id) ?? []).map((one) => [one.id, one]),
  )
  for (const [id, { x, y }] of byElement) {
    const element = before.get(id)
    if (element && !isPlacedByShape(element)) sketch.set(id, { x: element.x + x, y: element.y + y })
  }
  const moved = new Set<string>()
  for (const edge of graph.edges)
    if (shifts.has(edge.from) || shifts.has(edge.to)) follow(sketch, edge, byElement, before, moved)
}

/** Moves the lines of a connection, and the words beside them, after the parts. */
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

/** How far the arrow was to the left of the line between the centres: parallel arrows stay parallel. */
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

/** Texts in shapes have no position of their own. */
function isPlacedByShape({ containerId }: BoardElement): boolean {
  return Boolean(containerId)
}
