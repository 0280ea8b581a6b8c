import { expect, test } from 'vitest'
import { mentions } from './mentions'

const everyday = new Set(['will'])
const INES = { names: ['Ada Blue', 'Ines Fonseca'], email: 'ines@example.org' }

test.each([
  ['To: INES@example.org', INES, true],
  ['a round with ines fonseca, at noon', INES, true],
  ['a round with Ada Blue', INES, true],
  ['a round with Ines', INES, false],
  ['a round with Otto', INES, false],
  ['the lines of Fonseca', { names: ['Ines'], email: null }, false],
  ['a round with Ines.', { names: ['Ines'], email: null }, true],
  ['it will be late', { names: ['Will'], email: null }, false],
])('[AC3] %s, of %o: %s', (text, person, expected) => {
  expect(mentions(text, person, everyday)).toBe(expected)
})
