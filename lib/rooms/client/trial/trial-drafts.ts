import type { Trial } from '@/lib/board/graph/what-if/trial'

/**
 * What somebody is trying in the panel, by board: it is restored when they return to the panel, as long as
 * the board object is the same.
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
