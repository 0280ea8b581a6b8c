import type { Trial } from '@/lib/board/graph/what-if/trial'

/**
 * What somebody tries in the panel, by the board that they try it on: it is there again when they come back to the
 * panel, as long as they have the same board.
 */
const drafts = new WeakMap<object, Trial>()

export function draftOn(board: object): Trial | null {
  return drafts.get(board) ?? null
}

export function keepDraft(board: object, trial: Trial): void {
  drafts.set(board, trial)
}

export function dropDraft(board: object): void {
  drafts.delete(board)
}
