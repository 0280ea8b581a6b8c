import { fieldsOf } from '../fields/fields'
import type { BoardElement } from './element'

/** Whether two elements are exactly equal; unlike a comparison with a canvas, without a dead band. */
export function sameElement(a: BoardElement | undefined, b: BoardElement | undefined): boolean {
  if (a === b) return true
  if (!a || !b || a.id !== b.id || a.type !== b.type || a.isDeleted !== b.isDeleted) return false
  return fieldsOf(a.type).every(({ name }) => sameValue(a[name], b[name]))
}

/**
 * The fields, including `isDeleted`, in which two states of an element differ; all of them if there was no element
 * before.
 */
export function changedFields(before: BoardElement | undefined, after: BoardElement): string[] {
  const names = ['isDeleted', ...fieldsOf(after.type).map(({ name }) => name)] as (keyof BoardElement)[]
  return before ? names.filter((name) => !sameValue(before[name], after[name])) : names
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((part, i) => sameValue(part, b[i]))
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return (
    left.length === right.size &&
    left.every(([key, part]) => right.has(key) && sameValue(part, right.get(key)))
  )
}
