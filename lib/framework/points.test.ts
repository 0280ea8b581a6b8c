import { expect, test } from 'vitest'
import { pointWords } from './points'

test('Points are named in their fixed order', () => {
  expect(pointWords(['how', 'what'])).toBe('WHAT and HOW')
  expect(pointWords(['how', 'what', 'why'])).toBe('WHY, WHAT and HOW')
  expect(pointWords([])).toBe('')
})
