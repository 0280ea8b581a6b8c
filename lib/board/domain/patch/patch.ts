import type { BoardElement, PathPoint, Props } from '../element/element'

/**
 * One change to one element. Changes to many elements at once are sent as one list, which is accepted or refused as a
 * whole.
 */
export type Patch =
  | { kind: 'add'; element: BoardElement }
  | { kind: 'set'; id: string; props: Props }
  /** Sets a text that somebody typed; `base` is the hash of the text before they typed it. */
  | { kind: 'write'; id: string; base: number; props: Props }
  /** Points drawn after the first `base` ones. */
  | { kind: 'append'; id: string; base: number; points: readonly PathPoint[]; pressures: readonly number[] }
  | { kind: 'delete'; id: string }
  /** Restores a deleted element, with the fields that differ from when it was deleted. */
  | { kind: 'restore'; id: string; props: Props }

/** The id of the element that a patch changes. */
export function patchId(patch: Patch): string {
  return patch.kind === 'add' ? patch.element.id : patch.id
}
