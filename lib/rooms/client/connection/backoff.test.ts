import { afterEach, expect, test, vi } from 'vitest'
import { Backoff } from './backoff'

afterEach(() => vi.restoreAllMocks())

test('waits grow up to a limit, and are short again after a success', () => {
  vi.spyOn(Math, 'random').mockReturnValue(1)
  const backoff = new Backoff()
  expect([1, 2, 3, 4, 5, 6].map(() => backoff.next())).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000])
  backoff.succeeded()
  expect(backoff.next()).toBe(500)
})

test('not everybody reconnects at the same moment', () => {
  vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0.5)
  expect([new Backoff().next(), new Backoff().next()]).toEqual([0, 250])
})
