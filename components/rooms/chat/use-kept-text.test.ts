import { expect, test } from 'vitest'
import { withRefused } from './use-kept-text'

test('a refused text is put back, in front of what was typed in the meantime', () => {
  expect(withRefused('asked about load', '')).toBe('asked about load')
  expect(withRefused('asked about load', 'then drew')).toBe('asked about load then drew')
})
