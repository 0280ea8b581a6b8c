import { appError } from '@/lib/shared/errors'
import { Work } from '@/lib/shared/work'
import { BOARD_LIMITS } from '../board-limits'
import type { BoardDoc } from '../doc'
import type { BoardElement } from '../element/element'
import { mergedTexts } from '../merge/merge-edits'
import { keyCorrections } from '../order/repair-keys'
import { COST, TOO_MUCH_WORK, WORK_LIMIT } from '../work'
import { applyDraft, applyPatches, countApplying } from './apply-patches'
import { decodeNewPatches, decodePatches, encodePatches } from './codec'
import type { BoardDraft } from './draft'
import type { Patch } from './patch'
import { draftValidEdit } from './validate-edit'

/** The latest draft is usually applied next, so it is not computed twice. Dropped once the board changes. */
const lastDecided = new WeakMap<BoardDoc, { bytes: Uint8Array; draft: BoardDraft }>()

/**
 * Decides on one edit from a client, without changing the board. Returns the bytes to log and, if the server has to
 * correct something, the patches that do so (null otherwise): they must always be applied together with the edit.
 * Throws AppErrors `board/…` if the edit breaks a limit; edits that are only stale are not refused.
 */
export function decideEdit(
  doc: BoardDoc,
  bytes: Uint8Array,
  work = new Work(WORK_LIMIT, TOO_MUCH_WORK),
): { bytes: Uint8Array; corrections: Uint8Array | null } {
  if (bytes.length > BOARD_LIMITS.editBytes) {
    throw appError('board/edit-too-large')
  }
  const patches = decodeNewPatches(bytes, doc.refs, work)
  const draft = draftValidEdit(doc, patches, work)
  const corrections: Patch[] = [
    ...keyCorrections(doc, draft.elements, work),
    ...mergedTexts(doc, patches, draft.elements, work),
    ...strandedTexts(doc, draft.elements, work),
  ]
  countApplying(doc, draft, work)
  lastDecided.set(doc, { bytes, draft })
  return { bytes, corrections: corrections.length > 0 ? encodePatches(corrections, doc.refs) : null }
}

/**
 * Applies a decided edit to a board that the caller owns: live, on loading, in replays and in the browser alike.
 * Returns the ids of the elements that changed.
 */
export function applyEdit(
  doc: BoardDoc,
  bytes: Uint8Array,
  corrections: Uint8Array | null,
  work = new Work(),
): string[] {
  const decided = lastDecided.get(doc)
  lastDecided.delete(doc)
  if (decided?.bytes === bytes && !corrections) return applyDraft(doc, decided.draft, work)
  const patches = decodePatches(bytes, doc.refs, work)
  const corrected = corrections ? [...patches, ...decodePatches(corrections, doc.refs, work)] : patches
  return applyPatches(doc, corrected, work)
}

/** Text bound to a shape is deleted with the shape, even if somebody was typing it and sent it too late. */
function strandedTexts(doc: BoardDoc, draft: BoardDraft['elements'], work: Work): Patch[] {
  const stranded = new Set<string>()
  const now = (id: string) => draft.get(id) ?? doc.elements.get(id)
  const check = (text: BoardElement | undefined) => {
    work.add(COST.field)
    if (!text?.containerId || text.isDeleted) return
    const container = now(text.containerId)
    if (!container || container.isDeleted) stranded.add(text.id)
  }
  for (const element of draft.values()) {
    check(element)
    if (element.isDeleted) for (const id of doc.textsIn.get(element.id) ?? []) check(now(id))
  }
  return [...stranded].map((id) => ({ kind: 'delete', id }))
}
