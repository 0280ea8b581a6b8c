import * as Y from 'yjs'

/** A place in a shared text that stays where it is while others write before it. */
export type CaretPlace = Y.RelativePosition

export function placeAt(text: Y.Text, offset: number): CaretPlace {
  return Y.createRelativePositionFromTypeIndex(text, offset, -1)
}

/** The offset of a place; the end of the text when there is none, or when it belongs to a text that was replaced. */
export function offsetOf(text: Y.Text, place: CaretPlace | null): number {
  const found = place && text.doc ? Y.createAbsolutePositionFromRelativePosition(place, text.doc) : null
  return found?.type === text ? Math.min(found.index, text.length) : text.length
}

/**
 * Writes into a bound field as typing would: the field's binding carries it into the shared text, so that undo takes
 * it back. `select` marks a part of what was written; without it the caret goes behind.
 */
export function insertInto(
  field: HTMLTextAreaElement,
  offset: number,
  inserted: string,
  select?: readonly [from: number, to: number],
): void {
  field.focus()
  field.setRangeText(inserted, offset, offset, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (select) field.setSelectionRange(offset + select[0], offset + select[1])
}

/** `{name}`, with a space before it where it would stick to a word. */
export function citationFor(name: string, before: string): string {
  return /[\p{L}\p{N})\]},.;:]$/u.test(before) ? ` {${name}}` : `{${name}}`
}
