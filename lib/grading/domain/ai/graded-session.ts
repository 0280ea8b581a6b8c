import { sceneElements } from '@/lib/board/domain/scene'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import { readBoard } from '@/lib/board/graph/read-board'
import { reviewBoard } from '@/lib/board/graph/review-board'
import type { RoomState } from '@/lib/rooms/domain/round/state'

/** A finished round with its final board read as a graph, and the findings that need no access to the case's guide. */
export type GradedSession = {
  state: RoomState
  graph: BoardGraph
  findings: readonly BoardFinding[]
}

/** @param state of the whole round */
export function gradedSessionOf(state: RoomState): GradedSession {
  const graph = readBoard(sceneElements(state.board))
  return { state, graph, findings: reviewBoard(graph) }
}
