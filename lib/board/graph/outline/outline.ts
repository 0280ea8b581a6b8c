import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { BoardComponent, BoardEdge } from '../board-graph'
import type { OutlinedBoard } from './outlined-board'
import { inReadingOrder } from './reading-order'

/** A connection, as listed below the part where it starts. */
export type OutlineConnection = Readonly<{
  /** Stays the same for as long as the connection is drawn with the same line. */
  key: string
  edge: BoardEdge
  toLabel: string
  toKind: ComponentKind
}>

export type OutlinePart = Readonly<{
  part: BoardComponent
  /** Names of the groups that it is in. */
  groups: readonly string[]
  connections: readonly OutlineConnection[]
  /** The number of connections that end here. */
  incoming: number
}>

/** A board as a tree: parts in reading order, and below each the connections that start at it. */
export type Outline = Readonly<{
  parts: readonly OutlinePart[]
  connections: number
  /** The number of arrows and boxes that could not be read. */
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

/** Identifies a connection by its ends and its line: a label may change. */
export function connectionKey({ from, to, elements: [line] }: BoardEdge): string {
  return `${from} ${to} ${line}`
}
