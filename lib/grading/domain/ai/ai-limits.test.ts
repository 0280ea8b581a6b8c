import { expect, test } from 'vitest'
import { pauseBefore } from './ai-limits'

test('[AG13] if an endpoint asks for more than ten minutes, the retry is left to a person', () => {
  expect(pauseBefore('rate-limited', 1, 1_000)).toBe(5_000)
  expect(pauseBefore('rate-limited', 2, 600_000)).toBe(600_000)
  expect(pauseBefore('rate-limited', 1, 600_001)).toBeNull()
  expect(pauseBefore('rate-limited', 3)).toBeNull()
})
