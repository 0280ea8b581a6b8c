import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { BoardComponent, BoardEdge } from '../board-graph'
import type { OutlinedBoard } from './outlined-board'
import { inReadingOrder } from './reading-order'

/** A connection as it stands below the part where it starts. */
export type OutlineConnection = Readonly<{
  /** The same for as long as the connection is drawn with the same line. */
  key: string
  edge: BoardEdge
  toLabel: string
  toKind: ComponentKind
}>

export type OutlinePart = Readonly<{
  part: BoardComponent
  /** Names of the groups that it stands in. */
  groups: readonly string[]
  connections: readonly OutlineConnection[]
  /** How many connections end here. */
  incoming: number
}>

/** A board as a tree: parts in the order in which they are read, and below each the connections that start at it. */
export type Outline = Readonly<{
  parts: readonly OutlinePart[]
  connections: number
  /** Arrows and boxes of which nobody can tell what they connect or are. */
  unread: number
}>

export function outlineOf({ graph, elements }: Pick<OutlinedBoard, 'graph' | 'elements'>): Outline {
  const byId = new Map(graph.components.map((part) => [part.id, part]))
  const ordered = inReadingOrder(graph.components, elements)
  const place = new Map(ordered.map(({ id }, index) => [id, index]))
  return {
    parts: ordered.map((part) => ({
      part,
      groups: graph.groups
        .filter(({ members, label }) => label && members.includes(part.id))
        .map(({ label }) => label),
      connections: graph.edges
        .filter(({ from }) => from === part.id)
        .toSorted((a, b) => (place.get(a.to) ?? 0) - (place.get(b.to) ?? 0))
        .map((edge) => ({
          key: connectionKey(edge),
          edge,
          toLabel: byId.get(edge.to)?.label ?? '',
          toKind: byId.get(edge.to)?.kind ?? 'other',
        })),
      incoming: graph.edges.filter(({ to }) => to === part.id).length,
    })),
    connections: graph.edges.length,
    unread: graph.unread.length,
  }
}

/** Names a connection by its ends and its line: a label may change. */
export function connectionKey({ from, to, elements: [line] }: BoardEdge): string {
  return `${from} ${to} ${line}`
}
