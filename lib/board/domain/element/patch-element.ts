import type { Patch } from '../patch/patch'
import type { BoardElement } from './element'
import { ElementDraft } from './element-draft'

/**
 * What an element becomes: always a new object, or the same one when the patches come too late to mean anything.
 * Never throws; applying a patch twice is the same as once.
 */
export function patchElement(
  element: BoardElement | undefined,
  ...patches: readonly Patch[]
): BoardElement | undefined {
  const draft = new ElementDraft(element)
  for (const patch of patches) draft.apply(patch)
  return draft.element
}
