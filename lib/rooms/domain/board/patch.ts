import { assertNever } from '@/lib/shared/assert-never'
import type { BoardElement, Point, Props } from './element'
import { elementSize, fieldNamed, fieldSize, hasFields, withProps } from './fields'
import { POINT_SIZE, PRESSURE_SIZE } from './geometry-kinds'

/** One change to one element. Changes to many elements at once travel as one list and are kept or refused whole. */
export type Patch =
  | { kind: 'add'; element: BoardElement }
  | { kind: 'set'; id: string; props: Props }
  /** A set of what somebody typed; `base` is the hash of what the text was when they did. */
  | { kind: 'write'; id: string; base: number; props: Props }
  /** Points drawn after the first `base` ones. */
  | { kind: 'append'; id: string; base: number; points: readonly Point[]; pressures: readonly number[] }
  | { kind: 'delete'; id: string }
  /** Brings a deleted element back, with what differs from when it was deleted. */
  | { kind: 'restore'; id: string; props: Props }

/** The element that a patch is about. */
export function patchId(patch: Patch): string {
  return patch.kind === 'add' ? patch.element.id : patch.id
}

/**
 * What an element becomes: always a new object, or the same one when the patch comes too late to mean anything.
 * Never throws; applying a patch twice is the same as once.
 */
export function patchElement(element: BoardElement | undefined, patch: Patch): BoardElement | undefined {
  if (patch.kind === 'add') return element ?? patch.element
  if (!element) return undefined
  switch (patch.kind) {
    case 'set':
    case 'write':
      return hasFields(element, patch.props) ? withProps(element, patch.props) : element
    case 'append':
      return appendPoints(element, patch)
    case 'delete':
      return element.isDeleted ? element : { ...element, isDeleted: true }
    case 'restore':
      return hasFields(element, patch.props)
        ? { ...withProps(element, patch.props), isDeleted: false }
        : element
    default:
      return assertNever(patch)
  }
}

function appendPoints(element: BoardElement, patch: Patch & { kind: 'append' }): BoardElement {
  const { points, pressures } = element
  if (!points || !pressures || patch.base > points.length) return element
  return {
    ...element,
    points: [...points.slice(0, patch.base), ...patch.points],
    pressures: [...pressures.slice(0, patch.base), ...patch.pressures],
  }
}

/** Bytes of an element after a patch, without measuring again what the patch left alone. */
export function sizeAfter(
  before: BoardElement | undefined,
  sizeBefore: number,
  patch: Patch,
  after: BoardElement,
): number {
  if (before === after) return sizeBefore
  if (!before) return elementSize(after)
  switch (patch.kind) {
    case 'add':
    case 'delete':
      return sizeBefore
    case 'append':
      return (
        sizeBefore +
        ((after.points?.length ?? 0) - (before.points?.length ?? 0)) * POINT_SIZE +
        ((after.pressures?.length ?? 0) - (before.pressures?.length ?? 0)) * PRESSURE_SIZE
      )
    case 'set':
    case 'write':
    case 'restore': {
      let size = sizeBefore
      for (const name of Object.keys(patch.props)) {
        const field = fieldNamed(name)
        if (field) size += fieldSize(field, after[field.name]) - fieldSize(field, before[field.name])
      }
      return size
    }
    default:
      return assertNever(patch)
  }
}
