import type { BoardEdge } from '../../board-graph'
import type { OutlinedBoard } from '../outlined-board'
import type { Sketch } from './sketch'

/** Deletes a part, with everything that it is drawn with and the connections that would be left without an end. */
export function deletePart(sketch: Sketch, { graph }: OutlinedBoard, partId: string): void {
  const part = graph.components.find(({ id }) => id === partId)
  if (!part) return
  const isOwn = ({ from, to }: BoardEdge) => from === partId || to === partId
  const shared = new Set(graph.edges.filter((edge) => !isOwn(edge)).flatMap(({ elements }) => elements))
  const loose = graph.unread.filter(({ at }) => at === partId).flatMap(({ elements }) => elements)
  const lines = graph.edges.filter(isOwn).flatMap(({ elements }) => elements)
  for (const id of new Set([...part.elements, ...lines, ...loose])) if (!shared.has(id)) sketch.delete(id)
}

/** The connections that are drawn with the same line as this one, including itself. */
export function drawnTogether({ graph }: OutlinedBoard, connection: BoardEdge): BoardEdge[] {
  return graph.edges.filter(
    (edge) => edge === connection || edge.elements.some((id) => connection.elements.includes(id)),
  )
}

/** Deletes a connection, and with it those that are drawn with the same line. */
export function deleteConnection(sketch: Sketch, { elements }: BoardEdge): void {
  for (const id of elements) sketch.delete(id)
}
