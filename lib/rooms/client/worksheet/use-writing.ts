import { type RefObject, useCallback, useMemo, useRef } from 'react'
import type * as Y from 'yjs'
import { type CaretPlace, insertInto, offsetOf, placeAt } from './field-insert'

/** A field into which menus can insert text, although they take the focus from it. */
export type Writing = {
  field: RefObject<HTMLTextAreaElement | null>
  /** To be called when the field loses the focus: it remembers the caret's position. */
  leave: () => void
  /** The text before the remembered position, or all of it. */
  before: () => string
  /** Inserts text there, or at the end, and focuses the field. */
  insert: (words: string, at?: 'caret' | 'end', select?: readonly [number, number]) => void
  /** Moves to a line, counted from 1, and selects it. */
  goToLine: (line: number) => void
}

export function useWriting(text: Y.Text): Writing {
  const field = useRef<HTMLTextAreaElement>(null)
  const place = useRef<CaretPlace | null>(null)
  const leave = useCallback(() => {
    if (field.current) place.current = placeAt(text, field.current.selectionEnd)
  }, [text])
  return useMemo(() => {
    const caret = () => {
      // A tap on a menu's button does not move the focus in every browser.
      if (document.activeElement === field.current) leave()
      return offsetOf(text, place.current)
    }
    return {
      field,
      leave,
      before: () => text.toString().slice(0, caret()),
      insert: (words, at = 'caret', select) => {
        if (!field.current) return
        const offset = at === 'end' ? text.length : caret()
        insertInto(field.current, offset, words, select)
      },
      goToLine: (line) => {
        const lines = text.toString().split('\n')
        const from = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
        field.current?.focus()
        field.current?.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0))
      },
    }
  }, [text, leave])
}
