import { expect, test } from 'vitest'
import { calculate } from './calculator'
import { spokenLine } from './spoken-line'

const source = 'a = 3 KB\n\n# note\na * 5\nb ='

test.each([
  [0, 'a is 3 KB'],
  [8, 'a is 3 KB'],
  [9, ''],
  [12, ''],
  [19, 'Line 4 is 15 KB'],
  [source.length, 'Line 5: has nothing after the equals sign'],
])('at %i', (offset, words) => {
  expect(spokenLine(source, offset, calculate(source))).toBe(words)
})
