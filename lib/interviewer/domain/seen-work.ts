import type { BoardDoc } from '@/lib/board/domain/doc'
import { sceneElements } from '@/lib/board/domain/scene'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import { readBoard } from '@/lib/board/graph/read-board'
import { reviewBoard } from '@/lib/board/graph/review-board'
import type { SeenWork } from '@/lib/rooms/domain/interviewer/interviewer-moves'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { SHEET_FIELDS, type SheetFieldId, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'

/** The candidate's work as the interviewer sees it: the board as parts and connections, and the worksheet. */
export type CandidateWork = Readonly<{
  graph: BoardGraph
  /** What follows from the board, the gravest first; none of it knows the case's own design. */
  findings: readonly BoardFinding[]
  texts: Readonly<Record<SheetFieldId, string>>
}>

/**
 * Elements of a board that are read, the newest: these take a fifth of a second at most, where all that a board can hold
 * take a whole one. Boards of real rounds have fewer.
 */
const ELEMENTS = 1_000

/** Arrows from one thing to another that make a main path: from who asks, over what answers, to what keeps. */
const PATH = 2

/** Whether a main path is drawn, as far as arrows alone tell: they join three things or more. */
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

/** Everything that the candidate wrote in their work. */
export function writtenIn({ graph, texts }: CandidateWork): string[] {
  return [
    ...graph.components.map(({ label }) => label),
    ...graph.edges.map(({ label }) => label),
    ...graph.groups.map(({ label }) => label),
    ...Object.values(texts),
  ]
}
