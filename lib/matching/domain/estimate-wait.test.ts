import { expect, test } from 'vitest'
import { ENOUGH_ARRIVALS, estimateWait } from './estimate-wait'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 10, 29, 19, 30)
const since = NOW - 10 * DAY
/** Arrivals on each of the last ten days, at these offsets in minutes from the current time of day. */
const daily = (...minutes: number[]) =>
  Array.from({ length: 10 }, (_, day) =>
    minutes.map((minute) => NOW - (day + 1) * DAY + minute * 60_000),
  ).flat()

test('[MA9] the wait follows from how often people arrived at this time of day', () => {
  // Twenty arrivals in twenty observed hours: one an hour.
  const found = estimateWait(daily(-30, 30), { now: NOW, since })
  expect(found).toMatchObject({ arrivals: 20, days: 10 })
  expect(found?.medianMs).toBeCloseTo(HOUR * Math.LN2)
  expect(found?.mostMs).toBeCloseTo(HOUR * Math.log(5))
})

test('[MA9] half of simulated waits are shorter than the stated median, and four out of five than the other figure', () => {
  const found = estimateWait(daily(-30, 30), { now: NOW, since })
  let seed = 7
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed / 2 ** 31
  }
  const waits = Array.from({ length: 20_000 }, () => -Math.log(1 - chance()) * HOUR)
  const share = (limit = 0) => waits.filter((wait) => wait < limit).length / waits.length
  expect(share(found?.medianMs)).toBeCloseTo(0.5, 1)
  expect(share(found?.mostMs)).toBeCloseTo(0.8, 1)
})

test('[MA9] other times of day, today and the days before the first record do not count', () => {
  expect(estimateWait(daily(-90, 61, 200), { now: NOW, since })).toBeNull()
  const today = Array.from({ length: 20 }, (_, index) => NOW - index * 60_000)
  expect(estimateWait(today, { now: NOW, since })).toBeNull()
  expect(estimateWait(daily(0), { now: NOW, since: NOW - 3 * DAY })).toBeNull()
})

test('[MA9] too few arrivals, or less than a day of them, give nothing', () => {
  const few = daily(0).slice(0, ENOUGH_ARRIVALS)
  expect(estimateWait(few, { now: NOW, since })).not.toBeNull()
  expect(estimateWait(few.slice(1), { now: NOW, since })).toBeNull()
  expect(estimateWait(daily(0), { now: NOW, since: NOW - DAY / 2 })).toBeNull()
})
