import type { BoardElement, PathPoint, Props } from '../element/element'

/** One change to one element. Changes to many elements at once travel as one list and are kept or refused whole. */
export type Patch =
  | { kind: 'add'; element: BoardElement }
  | { kind: 'set'; id: string; props: Props }
  /** A set of what somebody typed; `base` is the hash of what the text was when they did. */
  | { kind: 'write'; id: string; base: number; props: Props }
  /** Points drawn after the first `base` ones. */
  | { kind: 'append'; id: string; base: number; points: readonly PathPoint[]; pressures: readonly number[] }
  | { kind: 'delete'; id: string }
  /** Brings a deleted element back, with what differs from when it was deleted. */
  | { kind: 'restore'; id: string; props: Props }

/** The element that a patch is about. */
export function patchId(patch: Patch): string {
  return patch.kind === 'add' ? patch.element.id : patch.id
}
