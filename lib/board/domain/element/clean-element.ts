import { appError } from '@/lib/shared/errors'
import { badValue } from '../fields/field-kind'
import { blankElement, type Field, fieldsOf } from '../fields/fields'
import { isElementId } from '../fields/refs'
import { type BoardElement, ELEMENT_TYPES, type ElementType, type LooseElement } from './element'
import { isSafeLink } from './validate-element'

/**
 * Whether a shared board allows elements of this type: web pages are not, since they would run in others' browsers.
 */
function isSupported(type: unknown): type is ElementType {
  return ELEMENT_TYPES.some((known) => known === type)
}

/**
 * Converts an element from a canvas or a file to its form on the board: the known fields of its type, checked and
 * rounded. Throws `board/unsupported-element` or `board/bad-value`.
 */
export function cleanElement(live: LooseElement): BoardElement {
  const { id, type } = live
  if (!isSupported(type)) {
    throw appError('board/unsupported-element')
  }
  if (!isElementId(id)) throw badValue()
  const element: Record<string, unknown> = { ...blankElement(id, type), isDeleted: live.isDeleted === true }
  for (const field of fieldsOf(type)) {
    if (!isDerived(field, live)) element[field.name] = cleanField(field, live)
  }
  // Complete: it started as a blank element of its type, and each field was cleaned by its own kind.
  return element as BoardElement
}

/** Converts one field of a canvas element to its form on the board. */
export function cleanField(field: Field, live: LooseElement): unknown {
  const value = live[field.name]
  if (value === undefined || value === null) return field.kind.clean(field.fallback)
  // Excalidraw removes scripts from links only when they are followed; here they are removed before anybody sees them.
  if (field.name === 'link' && !(typeof value === 'string' && isSafeLink(value))) return null
  return field.kind.clean(value)
}

/** The position of text bound to a shape is derived from the shape: a canvas may report a stale one. */
export function isDerived(field: Field, live: LooseElement): boolean {
  return (field.name === 'x' || field.name === 'y') && typeof live.containerId === 'string'
}
