import type { Patch } from '../patch/patch'
import type { BoardElement } from './element'
import { ElementDraft } from './element-draft'

/**
 * Applies patches to an element. Returns a new object, or the same one if the patches are too stale to have an effect.
 * Never throws; applying a patch twice is the same as applying it once.
 */
export function patchElement(
  element: BoardElement | undefined,
  ...patches: readonly Patch[]
): BoardElement | undefined {
  const draft = new ElementDraft(element)
  for (const patch of patches) draft.apply(patch)
  return draft.element
}
