import type { BoardElement } from '@/lib/board/domain/element/element'
import { drawShape } from '@/lib/board/domain/shapes/draw-shape'
import { connect } from '../edit/connect'
import { labelConnection } from '../edit/label-connection'
import type { Sketch } from '../edit/sketch'
import type { OutlinedBoard } from '../outlined-board'
import { type LaidEdge, type LaidPart, placePart } from '../place/place-part'
import type { LinePlan, PlannedPart } from './plan-line'

/**
 * Draws everything in a plan that the board does not have: parts, connections, labels.
 * @returns ids of elements that represent what the line names: its parts, or its last connection
 */
export function drawLine(sketch: Sketch, { graph }: OutlinedBoard, plan: LinePlan): string[] {
  const shapes = new Map<number, BoardElement>()
  for (const [place, part] of plan.parts.entries()) {
    const shape = part.is === 'found' ? sketch.find(part.part.id) : undefined
    if (shape) shapes.set(place, shape)
  }
  const idOf = (place: number) => {
    const part = plan.parts[place]
    return part?.is === 'found' ? part.part.id : `new ${place}`
  }
  const edges: LaidEdge[] = [
    ...graph.edges,
    ...plan.edges.map(({ from, to, label, waits }) => ({ from: idOf(from), to: idOf(to), label, waits })),
  ]
  // A part is placed beside one that has a position: neighbours of placed parts go first.
  const waiting = [...plan.parts.entries()].filter(([, part]) => part.is === 'new').map(([place]) => place)
  while (waiting.length > 0) {
    const next = waiting.find((place) => isBeside(place, plan, shapes)) ?? waiting[0] ?? 0
    waiting.splice(waiting.indexOf(next), 1)
    const parts = [
      ...graph.components.map(
        ({ id, label, kind }): LaidPart => ({ id, label, kind, shape: sketch.find(id) ?? null }),
      ),
      ...plan.parts.flatMap((part, place): LaidPart[] => laid(part, idOf(place), shapes.get(place) ?? null)),
    ]
    const [part] = laid(plan.parts[next], idOf(next), null)
    if (!part) continue
    const middle = placePart(part, parts, edges, sketch.live())
    const drawn = drawShape({ kind: part.kind, name: part.label, middle }, sketch.newId)
    sketch.add(drawn)
    const shape = sketch.find(drawn[0]?.id ?? '')
    if (shape) shapes.set(next, shape)
  }
  return drawEdges(sketch, graph, plan, shapes)
}

function laid(part: PlannedPart | undefined, id: string, shape: BoardElement | null): LaidPart[] {
  return part?.is === 'new' ? [{ id, label: part.name, kind: part.kind, shape }] : []
}

function isBeside(place: number, { edges }: LinePlan, shapes: ReadonlyMap<number, BoardElement>): boolean {
  return edges.some(
    ({ from, to }) => (from === place && shapes.has(to)) || (to === place && shapes.has(from)),
  )
}

function drawEdges(
  sketch: Sketch,
  graph: OutlinedBoard['graph'],
  plan: LinePlan,
  shapes: ReadonlyMap<number, BoardElement>,
): string[] {
  let named = [...shapes.values()].map(({ id }) => id)
  const between = (a: string, b: string) =>
    graph.edges.filter(({ from, to }) => (from === a && to === b) || (from === b && to === a)).length
  const added = new Map<string, number>()
  for (const { from, to, label, waits, drawn } of plan.edges) {
    const [start, end] = [shapes.get(from), shapes.get(to)]
    if (!start || !end) continue
    if (drawn) {
      if (label && !drawn.label) labelConnection(sketch, drawn, label)
      named = [...drawn.elements]
      continue
    }
    const pair = [start.id, end.id].toSorted().join(' ')
    const beside = between(start.id, end.id) + (added.get(pair) ?? 0)
    added.set(pair, (added.get(pair) ?? 0) + 1)
    const arrow = connect(sketch, start, end, { label, waits, beside })
    if (plan.parts.every(({ is }) => is === 'found')) named = [arrow]
  }
  return named
}
