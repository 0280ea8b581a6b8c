import { expect, test } from 'vitest'
import { calculate } from './calculator'
import { spokenChange } from './spoken-change'

const spoken = (before: string, after: string) => spokenChange(calculate(before), calculate(after))

test.each([
  ['a = 2', 'a = 3 KB', 'a is 3 KB'],
  ['a = 2\nb = a * 2', 'a = 3\nb = a * 2', 'a is 3'],
  ['a = 2', 'a = 2\n\na * 5', 'Line 3 is 10'],
  ['a = 2', 'a =', 'Line 1: has nothing after the equals sign'],
  ['a = 2', 'a = 2 # sure', ''],
  ['a = 2', '', ''],
])('from "%s" to "%s"', (before, after, words) => {
  expect(spoken(before, after)).toBe(words)
})
