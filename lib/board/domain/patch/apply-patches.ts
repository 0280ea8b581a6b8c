import { Work } from '@/lib/shared/work'
import { BOARD_LIMITS } from '../board-limits'
import { type BoardDoc, forgetOldDeletions, putElement } from '../doc'
import type { KeyMove } from '../order/order-keys'
import { COST } from '../work'
import { type BoardDraft, draftPatches } from './draft'
import type { Patch } from './patch'

/**
 * Applies patches to a document that the caller owns. Deterministic and idempotent, and never throws on stale patches:
 * a deleted element stays deleted whatever is set on it later. Returns the ids of the elements that changed.
 */
export function applyPatches(doc: BoardDoc, patches: readonly Patch[], work = new Work()): string[] {
  return applyDraft(doc, draftPatches(doc, patches, work), work)
}

/** Applies a draft that was made for exactly this state of the document. Returns the ids of the changed elements. */
export function applyDraft(
  doc: BoardDoc,
  { elements, sizes, texts }: BoardDraft,
  work = new Work(),
): string[] {
  const moves: KeyMove[] = []
  for (const [id, element] of elements) {
    work.add(COST.put)
    const from = doc.elements.get(id)?.index
    if (from !== element.index) moves.push({ id, from, to: element.index })
    putElement(doc, element, sizes.get(id) ?? 0)
  }
  for (const [id, states] of texts) doc.recentTexts.remember(id, states)
  doc.keys.move(moves, work)
  return [...elements.keys(), ...forgetOldDeletions(doc, work)]
}

/** Counts the work that applyDraft will do, so that an edit that would take too long to apply is refused in time. */
export function countApplying(doc: BoardDoc, { elements, sizes }: BoardDraft, work: Work): void {
  let deletedBytes = doc.deletedBytes
  let moves = 0
  for (const [id, element] of elements) {
    if (element.isDeleted) deletedBytes += sizes.get(id) ?? 0
    if (doc.deleted.has(id)) deletedBytes -= doc.sizes.get(id) ?? 0
    if (doc.elements.get(id)?.index !== element.index) moves++
  }
  work.add(elements.size * COST.put + doc.keys.moving(moves))
  for (const id of doc.deleted) {
    if (deletedBytes <= BOARD_LIMITS.deletedBytes) break
    deletedBytes -= doc.sizes.get(id) ?? 0
    work.add(COST.forgotten)
  }
}
