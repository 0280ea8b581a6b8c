import { expect, test } from 'vitest'
import { intervalWords } from './interval-words'

test.each([
  [1_000, '1 min'],
  [10 * 60_000, '10 min'],
  [5 * 3_600_000, '5 h'],
  [3 * 86_400_000, '3 d'],
  [90 * 86_400_000, '3 mo'],
  [900 * 86_400_000, '2 y'],
])('%d ms are %s', (ms, words) => {
  expect(intervalWords(ms)).toBe(words)
})
