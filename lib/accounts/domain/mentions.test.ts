import { expect, test } from 'vitest'
import { mentions } from './mentions'

const everyday = new Set(['will'])
const INES = { name: 'Ines Fonseca', email: 'ines@example.org' }

test.each([
  ['To: INES@example.org', INES, true],
  ['a round with ines fonseca, at noon', INES, true],
  ['a round with Ines', INES, false],
  ['a round with Otto', INES, false],
  ['the lines of Fonseca', { name: 'Ines', email: null }, false],
  ['a round with Ines.', { name: 'Ines', email: null }, true],
  ['it will be late', { name: 'Will', email: null }, false],
])('[AC3] %s, of %o: %s', (text, person, expected) => {
  expect(mentions(text, person, everyday)).toBe(expected)
})
