import { appError } from '@/lib/shared/errors'
import type { Work } from '@/lib/shared/work'
import { BOARD_LIMITS } from '../board-limits'
import type { BoardDoc } from '../doc'
import { validateElement, validateLink } from '../element/validate-element'
import { badValue } from '../fields/field-kind'
import { hasFields } from '../fields/fields'
import { type BoardDraft, draftPatches } from './draft'
import type { Patch } from './patch'

/** Computes what an edit would change, and refuses one that breaks a limit with an AppError `board/…`. */
export function draftValidEdit(doc: BoardDoc, patches: readonly Patch[], work: Work): BoardDraft {
  const links = new Set<string>()
  const checkLink = (link: string | null | undefined) => {
    if (!link || links.has(link)) return
    validateLink(link)
    links.add(link)
  }
  const draft = draftPatches(doc, patches, work, (element, patch) => {
    if (patch.kind === 'add' || patch.kind === 'append' || patch.kind === 'delete') return
    if (!hasFields(element, patch.props)) throw badValue()
    checkLink(patch.props.link)
  })
  for (const [id, element] of draft.elements) {
    checkLink(element.link === doc.elements.get(id)?.link ? null : element.link)
    validateElement(element, draft.sizes.get(id) ?? 0)
  }
  validateBoard(doc, draft)
  return draft
}

/** Refuses an edit that would make the board exceed its limits. */
function validateBoard(doc: BoardDoc, { elements, sizes }: BoardDraft): void {
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
  // A full board must still be able to shrink.
  const fuller = live > doc.liveCount
  const larger = bytes > doc.liveBytes
  if (fuller && live > BOARD_LIMITS.liveElements) {
    throw appError('board/too-many-elements')
  }
  // Deleting frees nothing here, so it cannot be used to get around this limit.
  if (ever > doc.refs.ids.length && ever > BOARD_LIMITS.elementsEver) {
    throw appError('board/worn-out')
  }
  if (larger && bytes > BOARD_LIMITS.boardBytes) {
    throw appError('board/too-large')
  }
}
