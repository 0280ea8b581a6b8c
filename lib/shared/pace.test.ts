import { expect, test } from 'vitest'
import { Pace } from './pace'

test('a burst passes at once, then one at a time; people do not affect each other', () => {
  const pace = new Pace(1_000, 3)
  const taken = (person: string, now: number) => pace.take(person, now)
  expect([0, 0, 0, 0].map((now) => taken('ines', now))).toEqual([true, true, true, false])
  expect(taken('mara', 0)).toBe(true)
  expect([999, 1_000, 1_000, 2_000].map((now) => taken('ines', now))).toEqual([false, true, false, true])
  expect([60_000, 60_000, 60_000, 60_000].map((now) => taken('ines', now))).toEqual([true, true, true, false])
})

test('only a limited number of people are remembered, the most recently seen', () => {
  const pace = new Pace(1_000, 1, 2)
  for (const person of ['a', 'b', 'c']) pace.take(person, 0)
  expect(['c', 'b'].map((person) => pace.take(person, 0))).toEqual([false, false])
  expect(pace.take('a', 0)).toBe(true)
})

test('a clock that is set back makes nobody wait for it', () => {
  const pace = new Pace(1_000, 3)
  const taken = (now: number) => pace.take('ines', now)
  expect([3_600_000, 3_600_000, 3_600_000].map(taken)).toEqual([true, true, true])
  expect([0, 0, 0, 0, 1_000].map(taken)).toEqual([true, true, true, false, true])
})
