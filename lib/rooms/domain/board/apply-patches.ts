import { type BoardDoc, forgetOldDeletions, putElement } from './doc'
import { type Draft, draftPatches } from './draft'
import type { BoardElement } from './element'
import type { Patch } from './patch'

/**
 * Applies patches to a document that the caller owns. Deterministic, idempotent, never throws on stale patches: a
 * deleted element stays deleted whatever is set on it later. Returns the ids of the elements that changed.
 */
export function applyPatches(doc: BoardDoc, patches: readonly Patch[]): string[] {
  return applyDraft(doc, draftPatches(doc, patches))
}

/** Puts in what was worked out for exactly this state of the document. Returns the ids of what changed. */
export function applyDraft(doc: BoardDoc, { elements, sizes, texts }: Draft): string[] {
  const keysBefore = new Map<string, string | undefined>()
  for (const [id, after] of elements) {
    keysBefore.set(id, doc.elements.get(id)?.index)
    putElement(doc, after, sizes.get(id) ?? 0)
  }
  for (const { id, before, after } of texts) doc.recentTexts.remember(id, before, after)
  moveKeys(doc, keysBefore)
  return [...keysBefore.keys(), ...forgetOldDeletions(doc)]
}

/** Order keys change hands only once all patches are in, so that two elements can swap theirs. */
function moveKeys(doc: BoardDoc, keysBefore: ReadonlyMap<string, string | undefined>): void {
  const moved: BoardElement[] = []
  for (const [id, key] of keysBefore) {
    const element = doc.elements.get(id)
    if (!element || element.index === key) continue
    if (key !== undefined) doc.keys.release(key, id)
    moved.push(element)
  }
  for (const element of moved) doc.keys.take(element.index, element.id)
}
