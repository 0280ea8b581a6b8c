import { expect, test } from 'vitest'
import { playedFor } from './document-parts'

test('[EX1] the length of a round is in whole minutes, in the singular for one', () => {
  expect(playedFor([{ actual: 0.4 }, { actual: 0.7 }])).toBe('1 minute')
  expect(playedFor([{ actual: 6.4 }, { actual: 28.2 }])).toBe('35 minutes')
  expect(playedFor([])).toBe('0 minutes')
})
