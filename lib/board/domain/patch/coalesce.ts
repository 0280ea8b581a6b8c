import { patchElement } from '../element/patch-element'
import type { Patch } from './patch'
import { patchId } from './patch'

/**
 * Merges a patch into an unsent list, so that several changes between two messages cost one patch. Changes the list;
 * patches in it are replaced, never mutated.
 */
export function coalesce(list: Patch[], patch: Patch): void {
  const id = patchId(patch)
  const at = list.findLastIndex((earlier) => patchId(earlier) === id)
  const earlier = list[at]
  const merged = earlier && merge(earlier, patch)
  // Patches of different elements may change places, so the merged one can stay at the position of the earlier one.
  if (merged) list[at] = merged
  else list.push(patch)
}

function merge(earlier: Patch, later: Patch): Patch | null {
  if (earlier.kind === 'add' && (later.kind === 'set' || later.kind === 'write' || later.kind === 'append')) {
    return { kind: 'add', element: patchElement(earlier.element, later) ?? earlier.element }
  }
  if ('props' in earlier && (later.kind === 'set' || (later.kind === 'write' && earlier.kind !== 'set'))) {
    return { ...earlier, props: { ...earlier.props, ...later.props } }
  }
  // Whether text was set or written, the base is its state before the first of the two.
  if (earlier.kind === 'set' && later.kind === 'write' && earlier.props.originalText === undefined) {
    return { ...later, props: { ...earlier.props, ...later.props } }
  }
  if (
    earlier.kind === 'append' &&
    later.kind === 'append' &&
    earlier.base + earlier.points.length === later.base
  ) {
    return {
      ...earlier,
      points: [...earlier.points, ...later.points],
      pressures: [...earlier.pressures, ...later.pressures],
    }
  }
  return null
}
