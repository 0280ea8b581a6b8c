import { expect, test } from 'vitest'
import { withNote } from './note-menu'

const note = { elapsed: 188_000, text: 'asked who pays before drawing' }

test('a note becomes evidence with its words and its moment', () => {
  expect(withNote({ note: '', pointer: null, score: 3 }, note)).toEqual({
    score: 3,
    note: note.text,
    pointer: { kind: 'moment', elapsed: 188_000 },
  })
})

test('existing text and an existing choice are kept', () => {
  const pointer = { kind: 'field', field: 'purpose' } as const
  const entry = withNote({ note: 'Good start. ', pointer }, note)
  expect(entry).toEqual({ note: `Good start.\n${note.text}`, pointer })
})
