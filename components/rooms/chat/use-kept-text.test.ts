import { expect, test } from 'vitest'
import { withRefused } from './use-kept-text'

test('a refused text comes back, and what was typed meanwhile stays', () => {
  expect(withRefused('asked about load', '')).toBe('asked about load')
  expect(withRefused('asked about load', 'then drew')).toBe('asked about load then drew')
})
