import { AppError } from '@/lib/shared/errors'
import { BOARD_LIMITS } from './board-limits'
import type { BoardDoc } from './doc'
import type { BoardElement } from './element'
import { badValue } from './field-kind'
import { hasFields } from './fields'
import { type Patch, patchElement, patchId, sizeAfter } from './patch'
import { validateElement } from './validate-element'

/** The elements an edit would change, as they would be, beside the board as it is. */
export type Draft = ReadonlyMap<string, BoardElement>

/** Works out what an edit would change, and refuses what breaks a limit with an AppError `board/…`. */
export function draftEdit(doc: BoardDoc, patches: readonly Patch[]): Draft {
  const draft = new Map<string, BoardElement>()
  const sizes = new Map<string, number>()
  for (const patch of patches) {
    const id = patchId(patch)
    const before = draft.get(id) ?? doc.elements.get(id)
    if (before && 'props' in patch && !hasFields(before, patch.props)) {
      throw badValue()
    }
    const after = patchElement(before, patch)
    if (!after || after === before) continue
    const size = sizeAfter(before, sizes.get(id) ?? doc.sizes.get(id) ?? 0, patch, after)
    validateElement(after, size)
    draft.set(id, after)
    sizes.set(id, size)
  }
  validateBoard(doc, draft, sizes)
  return draft
}

function validateBoard(doc: BoardDoc, draft: Draft, sizes: ReadonlyMap<string, number>): void {
  let live = doc.liveCount
  let bytes = doc.liveBytes
  let ever = doc.refs.ids.length
  for (const [id, after] of draft) {
    const before = doc.elements.get(id)
    if (!before) ever++
    if (before && !before.isDeleted) {
      live--
      bytes -= doc.sizes.get(id) ?? 0
    }
    if (!after.isDeleted) {
      live++
      bytes += sizes.get(id) ?? 0
    }
  }
  // A board that is full must still be able to shrink.
  const fuller = live > doc.liveCount
  const larger = bytes > doc.liveBytes
  if (fuller && (live > BOARD_LIMITS.liveElements || ever > BOARD_LIMITS.elementsEver)) {
    throw new AppError('board/too-many-elements', 'The board is full. Delete something before you add more.')
  }
  if (larger && bytes > BOARD_LIMITS.boardBytes) {
    throw new AppError('board/too-large', 'The board is full. Delete something before you add more.')
  }
}
