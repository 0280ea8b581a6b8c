import { AppError } from '@/lib/shared/errors'
import { BOARD_LIMITS } from './board-limits'
import type { BoardDoc } from './doc'
import { type Draft, draftPatches } from './draft'
import { badValue } from './field-kind'
import { hasFields } from './fields'
import type { Patch } from './patch'
import { validateElement } from './validate-element'

/** Works out what an edit would change, and refuses what breaks a limit with an AppError `board/…`. */
export function draftValidEdit(doc: BoardDoc, patches: readonly Patch[]): Draft {
  const draft = draftPatches(doc, patches, (before, patch, after, size) => {
    if (before && 'props' in patch && !hasFields(before, patch.props)) throw badValue()
    if (after !== before) validateElement(after, size)
  })
  validateBoard(doc, draft)
  return draft
}

/** Refuses what would make the board larger than it may be. */
function validateBoard(doc: BoardDoc, { elements, sizes }: Draft): void {
  let live = doc.liveCount
  let bytes = doc.liveBytes
  let ever = doc.refs.ids.length
  for (const [id, after] of elements) {
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
  if (fuller && live > BOARD_LIMITS.liveElements) {
    throw new AppError('board/too-many-elements', 'The board is full. Delete something before you add more.')
  }
  // Deleting does not help here, so it is no way around either.
  if (ever > doc.refs.ids.length && ever > BOARD_LIMITS.elementsEver) {
    throw new AppError(
      'board/too-many-elements',
      'This board has had as many shapes as one can have, deleted ones too. It takes no new ones.',
    )
  }
  if (larger && bytes > BOARD_LIMITS.boardBytes) {
    throw new AppError('board/too-large', 'The board is full. Delete something before you add more.')
  }
}
