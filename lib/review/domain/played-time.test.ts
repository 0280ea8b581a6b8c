import { expect, test } from 'vitest'
import { playedTime } from './played-time'

test('pauses are left out', () => {
  expect(
    playedTime([
      { kind: 'round/started', at: 1_000 },
      { kind: 'round/paused', at: 5_000 },
      { kind: 'round/resumed', at: 60_000 },
      { kind: 'round/ended', at: 61_500 },
    ]),
  ).toBe(5_500)
})

test('a pause at the end adds nothing, and a running round only what is over', () => {
  expect(playedTime([])).toBe(0)
  expect(
    playedTime([
      { kind: 'round/started', at: 0 },
      { kind: 'round/paused', at: 2_000 },
      { kind: 'round/ended', at: 9_000 },
    ]),
  ).toBe(2_000)
  expect(playedTime([{ kind: 'round/started', at: 0 }])).toBe(0)
})
