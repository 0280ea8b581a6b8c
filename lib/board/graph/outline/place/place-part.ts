import { boxOf } from '@/lib/board/domain/element/derive'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { shapeSize } from '@/lib/board/domain/shapes/draw-shape'
import type { DrawnNode } from '@/lib/content/domain/diagram/geometry'
import { layOutAlong } from '@/lib/content/domain/diagram/lay-out-graph'
import type { GraphEdge } from '@/lib/content/domain/graph-schema'
import type { ComponentKind } from '@/lib/framework/component-kinds'
import { middleOf } from './aim-arrow'
import { freeSpot } from './free-spot'

type Spot = Readonly<{ x: number; y: number }>

/** A part for the layout; `shape` is null while it has no position. */
export type LaidPart = Readonly<{
  id: string
  label: string
  kind: ComponentKind
  shape: BoardElement | null
}>
export type LaidEdge = Readonly<{ from: string; to: string; label: string; waits: boolean }>

/** The layout takes longer with every part: parts further away than this make no difference. */
const MOST_PARTS = 24
const MOST_EDGES = 40

/**
 * The centre of a new part: where the layout of reference boards would put it, relative to a connected part that has a
 * position. An unconnected part goes below everything; the first one is centred.
 * @param drawn everything on the board, which it must not cover
 */
export function placePart(
  part: LaidPart,
  parts: readonly LaidPart[],
  edges: readonly LaidEdge[],
  drawn: readonly BoardElement[],
): Spot {
  const size = shapeSize(part.kind, part.label)
  const near = around(part, parts, edges)
  const anchor = near.find(({ shape, id }) => shape && isJoined(part.id, id, edges))
  if (!anchor?.shape) return freeSpot(below(drawn), size, drawn)
  const ids = new Set(near.map(({ id }) => id))
  const { nodes } = layOutAlong(
    {
      nodes: near.map(nodeOf),
      edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)).slice(0, MOST_EDGES) as GraphEdge[],
      optionalEdges: [],
    },
    'LR',
  )
  const spotOf = (id: string): Spot => {
    const { x = 0, y = 0, width = 0, height = 0 } = nodes.find(({ node }) => node.id === id) ?? {}
    return { x: x + width / 2, y: y + height / 2 }
  }
  const [from, to, middle] = [spotOf(anchor.id), spotOf(part.id), middleOf(anchor.shape)]
  return freeSpot({ x: middle.x + to.x - from.x, y: middle.y + to.y - from.y }, size, drawn)
}

function isJoined(a: string, b: string, edges: readonly LaidEdge[]): boolean {
  return edges.some(({ from, to }) => (from === a && to === b) || (from === b && to === a))
}

/** The part and those that are the fewest connections away from it, itself first. */
function around(part: LaidPart, parts: readonly LaidPart[], edges: readonly LaidEdge[]): LaidPart[] {
  const byId = new Map(parts.map((one) => [one.id, one]))
  const found = new Set([part.id])
  for (const id of found) {
    if (found.size >= MOST_PARTS) break
    for (const { from, to } of edges) {
      if (from === id) found.add(to)
      if (to === id) found.add(from)
    }
  }
  return [...found].slice(0, MOST_PARTS).flatMap((id) => (id === part.id ? part : (byId.get(id) ?? [])))
}

function nodeOf({ id, label, kind, shape }: LaidPart): DrawnNode {
  return {
    id,
    label,
    kinds: [kind],
    need: { kind: 'required' },
    size: shape ? boxOf(shape) : shapeSize(kind, label),
  }
}

const BELOW = 100

function below(drawn: readonly BoardElement[]): Spot {
  const shapes = drawn.filter(({ type, containerId }) => type !== 'arrow' && type !== 'line' && !containerId)
  if (shapes.length === 0) return { x: 0, y: 0 }
  const left = Math.min(...shapes.map((shape) => middleOf(shape).x))
  const bottom = Math.max(...shapes.map(({ y, height = 0 }) => y + height))
  return { x: left, y: bottom + BELOW }
}
