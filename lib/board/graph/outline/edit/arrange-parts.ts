import { boxOf } from '@/lib/board/domain/element/derive'
import type { BoardElement } from '@/lib/board/domain/element/element'
import type { PlacedEdge } from '@/lib/content/domain/diagram/geometry'
import { type DrawnGraph, layOutAlong } from '@/lib/content/domain/diagram/lay-out-graph'
import type { BoardEdge, BoardGraph } from '../../board-graph'
import type { OutlinedBoard } from '../outlined-board'
import { middleOf } from '../place/aim-arrow'
import { moveParts, type Shift } from './move-parts'
import type { Sketch } from './sketch'

/** Why a board cannot be laid out again: it is empty, it has too much on it, or parts are in groups. */
export type ArrangeProblem = 'nothing' | 'too-much' | 'groups'

/** The layout takes longer with every part, and much longer with every connection. */
export const MOST_ARRANGED = { parts: 30, connections: 40 }

/** Lays all parts and arrows out like reference boards, keeping their current upper left corner. Notes stay. */
export function arrangeParts(sketch: Sketch, { graph }: OutlinedBoard): ArrangeProblem | null {
  const { components, edges, groups } = graph
  if (components.length === 0) return 'nothing'
  if (components.length > MOST_ARRANGED.parts || edges.length > MOST_ARRANGED.connections) return 'too-much'
  const shapes = new Map(components.flatMap(({ id }) => sketch.find(id) ?? []).map((one) => [one.id, one]))
  if (groups.length > 0 || shapes.size < components.length) return 'groups'
  const placed = layOutAlong(drawnGraph(graph, shapes), 'LR')
  const boxes = [...shapes.values()].map(boxOf)
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))]
  const from = {
    x: left - Math.min(...placed.nodes.map(({ x }) => x)),
    y: top - Math.min(...placed.nodes.map(({ y }) => y)),
  }
  const shifts = new Map<string, Shift>()
  for (const { node, x, y, width, height } of placed.nodes) {
    const shape = shapes.get(node.id)
    if (!shape) continue
    const now = middleOf(shape)
    shifts.set(node.id, { x: x + width / 2 + from.x - now.x, y: y + height / 2 + from.y - now.y })
  }
  moveParts(sketch, graph, shifts)
  for (const [place, { points }] of placed.edges.entries()) route(sketch, edges[place], points, from)
  return null
}

function drawnGraph(
  { components, edges }: BoardGraph,
  shapes: ReadonlyMap<string, BoardElement>,
): DrawnGraph {
  return {
    nodes: components.map(({ id, label, kind }) => {
      const shape = shapes.get(id)
      const size = shape ? { size: boxOf(shape) } : {}
      return { id, label, kinds: [kind], need: { kind: 'required' }, ...size }
    }),
    edges: edges.map(({ from, to, label, waits }) => ({ from, to, label, waits })),
    optionalEdges: [],
  }
}

/** An arrow that is bound at both ends is routed around anything in between. */
function route(sketch: Sketch, edge: BoardEdge | undefined, points: PlacedEdge['points'], from: Shift): void {
  const lines = (edge?.elements ?? []).flatMap((id) => sketch.find(id) ?? []).filter((one) => one.points)
  const [line, ...others] = lines
  const [first] = points
  if (!line || !first || others.length > 0 || line.type !== 'arrow' || line.elbowed) return
  if (!line.startBinding || !line.endBinding) return
  // The line was drawn from the other end, with its head at the start.
  const way = line.startBinding.elementId === edge?.to ? points.toReversed() : points
  const start = way[0] ?? first
  sketch.set(line.id, {
    ...{ x: start.x + from.x, y: start.y + from.y },
    points: way.map(({ x, y }) => [x - start.x, y - start.y] as const),
    roundness: null,
  })
}
