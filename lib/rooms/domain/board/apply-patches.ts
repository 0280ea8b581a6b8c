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
  const moved: { element: BoardElement; from: string | undefined }[] = []
  for (const [id, element] of elements) {
    const from = doc.elements.get(id)?.index
    if (from !== element.index) moved.push({ element, from })
    putElement(doc, element, sizes.get(id) ?? 0)
  }
  for (const { id, before, after } of texts) doc.recentTexts.remember(id, before, after)
  // Order keys change hands only once all patches are in, so that two elements can swap theirs.
  for (const { element, from } of moved) if (from !== undefined) doc.keys.release(from, element.id)
  for (const { element } of moved) doc.keys.take(element.index, element.id)
  return [...elements.keys(), ...forgetOldDeletions(doc)]
}
