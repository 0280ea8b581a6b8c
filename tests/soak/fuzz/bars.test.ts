import { expect, test } from 'vitest'
import { brokenBars, type Measured } from './bars'

const GOOD: Measured = {
  inputs: 10_000,
  exits: 0,
  unanswered: 0,
  missing: 0,
  livezP99: 150,
  livezMax: 500,
  quietP95: 10,
  ackP95: 20,
  rssBefore: 400,
  rssAfter: 500,
}

test('a run within its limits passes', () => {
  expect(brokenBars(GOOD, 10_000)).toEqual([])
})

test.each<Partial<Measured>>([
  { inputs: 9_999 },
  { exits: 1 },
  { unanswered: 1 },
  { missing: 1 },
  { livezP99: 151 },
  { livezMax: 501 },
  { ackP95: 21 },
  { ackP95: Number.NaN },
  { rssAfter: 501 },
])('a run with %o exceeds one limit', (worse) => {
  expect(brokenBars({ ...GOOD, ...worse }, 10_000)).toHaveLength(1)
})
