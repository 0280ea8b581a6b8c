import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { citationFor, insertInto, offsetOf, placeAt } from './field-insert'
import { bindTextarea } from './text-binding'

/** The part of a textarea that the binding uses. */
class Field extends EventTarget {
  value = ''
  selectionStart = 0
  selectionEnd = 0
  scrollTop = 0
  get ownerDocument() {
    return document
  }
  focus() {
    vi.stubGlobal('document', { activeElement: this })
  }
  setSelectionRange(start: number, end: number) {
    this.selectionStart = start
    this.selectionEnd = end
  }
  setRangeText(inserted: string, start: number, end: number) {
    this.value = this.value.slice(0, start) + inserted + this.value.slice(end)
    this.setSelectionRange(start + inserted.length, start + inserted.length)
  }
}

const fieldOn = (text: Y.Text) => {
  const field = new Field() as unknown as HTMLTextAreaElement
  vi.stubGlobal('document', { activeElement: null })
  bindTextarea(field, text)
  return field
}
const undo = (field: HTMLTextAreaElement) =>
  field.dispatchEvent(Object.assign(new Event('keydown'), { ctrlKey: true, key: 'z' }))

afterEach(() => vi.unstubAllGlobals())

test('what a menu inserts is in the shared text, and undo removes it', () => {
  const text = new Y.Doc().getText('apis')
  text.insert(0, 'about  a second')
  const field = fieldOn(text)
  insertInto(field, 6, '{writes}')
  expect(text.toString()).toBe('about {writes} a second')
  expect(field.selectionEnd).toBe(14)
  undo(field)
  expect([text.toString(), field.value]).toEqual(['about  a second', 'about  a second'])
})

test('part of the inserted text can be selected', () => {
  const text = new Y.Doc().getText('calculations')
  text.insert(0, 'a = 1')
  const field = fieldOn(text)
  insertInto(field, 5, '\nusers = 10 users', [9, 11])
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('10')
})

test('the remembered position moves with the text around it', () => {
  const text = new Y.Doc().getText('apis')
  text.insert(0, 'one two')
  const place = placeAt(text, 3)
  text.insert(0, 'zero ')
  text.insert(8, ' and')
  expect(text.toString().slice(0, offsetOf(text, place))).toBe('zero one')
  text.delete(0, 10)
  expect(offsetOf(text, place)).toBe(0)
})

test('without a position, or with one in another text, the end is used', () => {
  const text = new Y.Doc().getText('apis')
  text.insert(0, 'one')
  const other = new Y.Doc().getText('apis')
  other.insert(0, 'else')
  expect([offsetOf(text, null), offsetOf(text, placeAt(other, 2))]).toEqual([3, 3])
})

test.each([
  ['', '{a}'],
  ['about ', '{a}'],
  ['about', ' {a}'],
  ['(', '{a}'],
  ['≈', '{a}'],
  ['writes:', ' {a}'],
])('after "%s" the citation is "%s"', (before, citation) => {
  expect(citationFor('a', before)).toBe(citation)
})
