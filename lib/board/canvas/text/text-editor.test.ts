import { expect, test } from 'vitest'
import { movedCaret } from './text-editor'

test.each([
  ['notes', 'my notes', 3, 6, 'somebody writes before it'],
  ['notes', 'notes and', 3, 3, 'somebody writes behind it'],
  ['notes', 'notes and', 5, 5, 'somebody goes on where it stands'],
  ['a long note', 'a note', 9, 4, 'somebody deletes before it'],
  ['a long note', 'a note', 4, 2, 'somebody deletes around it'],
])('[B33] the caret in %j, which becomes %j, moves from %i to %i: %s', (before, after, caret, expected) => {
  expect(movedCaret(before, after, caret)).toBe(expected)
})
