import type { BoardDoc } from '@/lib/board/domain/doc'
import { sceneElements } from '@/lib/board/domain/scene'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import { readBoard } from '@/lib/board/graph/read-board'
import { reviewBoard } from '@/lib/board/graph/review-board'
import type { SeenWork } from '@/lib/rooms/domain/interviewer/interviewer-moves'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { SHEET_FIELDS, type SheetFieldId, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'

/** The candidate's work as the interviewer sees it: the board as components and connections, and the worksheet. */
export type CandidateWork = Readonly<{
  graph: BoardGraph
  /** Findings on the board, the most severe first; none of them uses the case's own design. */
  findings: readonly BoardFinding[]
  texts: Readonly<Record<SheetFieldId, string>>
}>

/**
 * Maximum number of board elements that are read, newest first: these take at most a fifth of a second, while a full
 * board takes a second. Boards of real rounds have fewer.
 */
const ELEMENTS = 1_000

/** Number of consecutive arrows that make a main path: from the client, through a service, to a store. */
const PATH = 2

/** Whether a main path is drawn, as far as arrows alone can tell: they connect three things or more. */
export function isPathDrawn({ elements }: Pick<BoardDoc, 'elements'>): boolean {
  const joins = new Set<string>()
  for (const { isDeleted, startBinding, endBinding } of elements.values())
    if (!isDeleted && startBinding && endBinding && startBinding.elementId !== endBinding.elementId)
      joins.add(`${startBinding.elementId} ${endBinding.elementId}`)
  return joins.size >= PATH
}

export function workIn({ board, sheet }: Pick<RoomState, 'board' | 'sheet'>): CandidateWork {
  const graph = readBoard(sceneElements(board).slice(-ELEMENTS))
  return { graph, findings: reviewBoard(graph), texts: sheetTexts(sheet) }
}

export function seenOf({ graph, texts }: CandidateWork): SeenWork {
  const words = SHEET_FIELDS.reduce((sum, { id }) => sum + (texts[id].match(/\S+/g)?.length ?? 0), 0)
  return { parts: graph.components.length, connections: graph.edges.length, words }
}

/** All text that the candidate wrote in their work. */
export function writtenIn({ graph, texts }: CandidateWork): string[] {
  return [
    ...graph.components.map(({ label }) => label),
    ...graph.edges.map(({ label }) => label),
    ...graph.groups.map(({ label }) => label),
    ...Object.values(texts),
  ]
}
