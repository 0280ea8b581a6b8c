import type { BoardEdge, BoardGraph } from '../../board-graph'
import { isTaking } from '../../findings/half-flows'
import { QUEUES } from '../../findings/ways'

/** The board with every arrow in the direction of its messages: an arrow from a consumer to its queue is reversed. */
export function turnTaking(graph: BoardGraph): BoardGraph {
  const kinds = new Map(graph.components.map(({ id, kind }) => [id, kind]))
  const isCalled = new Set(graph.edges.map(({ to }) => to))
  const isCalling = new Set(graph.edges.map(({ from }) => from))
  const isTurned = (edge: BoardEdge) => {
    if (edge.heads !== 'one' || !QUEUES.has(kinds.get(edge.to) ?? 'other')) return false
    // A worker that nothing else sends work to, at a queue that nothing else consumes from.
    const isOnlyWorker = kinds.get(edge.from) === 'worker' && !isCalled.has(edge.from)
    return isTaking(edge) || (isOnlyWorker && !isCalling.has(edge.to))
  }
  const edges = graph.edges.map((edge) => (isTurned(edge) ? { ...edge, from: edge.to, to: edge.from } : edge))
  return { ...graph, edges }
}
