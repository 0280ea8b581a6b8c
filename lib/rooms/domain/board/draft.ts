import type { BoardDoc } from './doc'
import type { BoardElement } from './element'
import { type Patch, patchElement, patchId, sizeAfter } from './patch'

/** The elements an edit changes, as they will be, beside the board as it is; and what each of them weighs. */
export type Draft = {
  readonly elements: ReadonlyMap<string, BoardElement>
  readonly sizes: ReadonlyMap<string, number>
  /** Every state that a text went through, also those in between: their authors go on from them. */
  readonly texts: readonly TextChange[]
}

export type TextChange = { readonly id: string; readonly before: string; readonly after: string }

/**
 * Works out what patches would change, in their order, without changing the board. Stale patches change nothing.
 * @param check sees each element before and after each patch, and may throw
 */
export function draftPatches(
  doc: BoardDoc,
  patches: readonly Patch[],
  check?: (before: BoardElement | undefined, patch: Patch, after: BoardElement, size: number) => void,
): Draft {
  const elements = new Map<string, BoardElement>()
  const sizes = new Map<string, number>()
  const texts: TextChange[] = []
  for (const patch of patches) {
    const id = patchId(patch)
    const before = elements.get(id) ?? doc.elements.get(id)
    const after = patchElement(before, patch)
    if (!after) continue
    const size = sizeAfter(before, sizes.get(id) ?? doc.sizes.get(id) ?? 0, patch, after)
    check?.(before, patch, after, size)
    if (after === before) continue
    elements.set(id, after)
    sizes.set(id, size)
    if (before && before.originalText !== after.originalText)
      texts.push({ id, before: before.originalText ?? '', after: after.originalText ?? '' })
  }
  return { elements, sizes, texts }
}
