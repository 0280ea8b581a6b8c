import { expect, test } from 'vitest'
import { holdsLetter } from './unicode-range'

test.each([
  ['', 0x41, true],
  ['U+20-7e,U+a0-a3', 0x41, true],
  ['U+20-7e, u+A0-a3', 0xa1, true],
  ['U+20-7e,U+a0-a3', 0x430, false],
  ['U+416', 0x416, true],
  ['U+4??', 0x416, true],
  ['U+4??', 0x500, false],
])('[EX4] %s and %i: %s', (range, letter, holds) => {
  expect(holdsLetter(range, letter)).toBe(holds)
})
