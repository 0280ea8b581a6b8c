import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindTextarea, changeBetween, moveOffset } from './text-binding'

const words = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 })

test('[S4] a change turns the text before into the text after', () => {
  fc.assert(
    fc.property(words, words, fc.nat(12), (before, after, caret) => {
      const change = changeBetween(before, after, Math.min(caret, after.length))
      const { index, removed, inserted } = change ?? { index: 0, removed: 0, inserted: '' }
      expect(before.slice(0, index) + inserted + before.slice(index + removed)).toBe(after)
    }),
  )
})

test('[S4] the typed text is located by the caret', () => {
  expect(changeBetween('aa', 'aaa', 1)).toEqual({ index: 0, removed: 0, inserted: 'a' })
  expect(changeBetween('aa', 'aaa', 2)).toEqual({ index: 1, removed: 0, inserted: 'a' })
  expect(changeBetween('aa', 'aaa', 3)).toEqual({ index: 2, removed: 0, inserted: 'a' })
})

test('[S4] a partner’s typing leaves the caret at the same letter', () => {
  fc.assert(
    fc.property(words, fc.nat(12), fc.nat(12), fc.nat(4), words, (start, at, from, count, typed) => {
      const doc = new Y.Doc()
      const text = doc.getText('x')
      text.insert(0, start)
      const caret = Math.min(at, start.length)
      const index = Math.min(from, start.length)
      const removed = Math.min(count, start.length - index)
      let moved = caret
      text.observe((event) => {
        moved = moveOffset(caret, event.delta)
      })
      doc.transact(() => {
        text.delete(index, removed)
        text.insert(index, typed)
      })
      const expected =
        caret <= index ? caret : caret <= index + removed ? index : caret - removed + typed.length
      const atEdge = caret > index && caret <= index + removed
      // No letter is left inside removed text; either end of its replacement will do.
      expect(atEdge ? [index, index + typed.length] : [expected]).toContain(moved)
    }),
  )
})

/** The part of a textarea that bindTextarea uses. */
class Field extends EventTarget {
  value = ''
  selectionStart = 0
  selectionEnd = 0
  scrollTop = 0
  ownerDocument = { activeElement: null }
  setSelectionRange(start: number, end: number) {
    this.selectionStart = start
    this.selectionEnd = end
  }
  compose(value: string) {
    this.value = value
    this.selectionEnd = value.length
  }
}

test('[S4] text that a partner types while a character is being composed stays, and so does the character', () => {
  const text = new Y.Doc().getText('x')
  text.insert(0, 'search')
  const field = new Field()
  const untie = bindTextarea(field as unknown as HTMLTextAreaElement, text)
  field.dispatchEvent(new Event('compositionstart'))
  field.compose('search語')
  field.dispatchEvent(new Event('input'))
  expect(text.toString()).toBe('search')
  text.insert(0, 'fast ')
  field.dispatchEvent(new Event('compositionend'))
  expect(text.toString()).toBe('fast search語')
  expect(field.value).toBe('fast search語')
  untie()
})
