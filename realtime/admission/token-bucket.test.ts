import { expect, test } from 'vitest'
import { TokenBucket } from './token-bucket'

test('[W6] a clock that is set back stops nobody, and one that is set forward allows no more than the burst', () => {
  const start = 10 * 3_600_000
  const bucket = new TokenBucket(1, 5, start)
  const taken = (now: number) => Array.from({ length: 10 }, () => bucket.take(now)).filter(Boolean).length
  expect(taken(start)).toBe(5)
  const back = start - 3_600_000
  expect(taken(back)).toBe(0)
  expect(taken(back + 2_000)).toBe(2)
  expect(taken(start)).toBe(5)
})
