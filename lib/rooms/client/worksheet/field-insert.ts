import * as Y from 'yjs'

/** A position in a shared text that stays in place while others write before it. */
export type CaretPlace = Y.RelativePosition

export function placeAt(text: Y.Text, offset: number): CaretPlace {
  return Y.createRelativePositionFromTypeIndex(text, offset, -1)
}

/**
 * The offset of a position; the end of the text if there is none, or if it belongs to a text that was
 * replaced.
 */
export function offsetOf(text: Y.Text, place: CaretPlace | null): number {
  const found = place && text.doc ? Y.createAbsolutePositionFromRelativePosition(place, text.doc) : null
  return found?.type === text ? Math.min(found.index, text.length) : text.length
}

/**
 * Inserts text into a bound field as typing would: the field's binding carries it into the shared text, so
 * that undo removes it. `select` selects part of the inserted text; without it the caret goes after it.
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

/** `{name}`, with a space before it if it would otherwise touch a word. */
export function citationFor(name: string, before: string): string {
  return /[\p{L}\p{N})\]},.;:]$/u.test(before) ? ` {${name}}` : `{${name}}`
}
