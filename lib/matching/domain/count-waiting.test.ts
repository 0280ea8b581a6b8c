import { expect, test } from 'vitest'
import { countWaiting } from './count-waiting'
import { reliabilityOf } from './reliability'

test('[MA8] everybody counts once: as fitting, or under the first reason', () => {
  const groups = [
    { people: 2, reasons: [] },
    { people: 3, reasons: ['case', 'language'] as const },
    { people: 1, reasons: ['met'] as const },
    { people: 1, reasons: ['language', 'talk'] as const },
  ]
  expect(countWaiting(groups)).toEqual({
    total: 7,
    fit: 2,
    reasons: [
      { reason: 'language', people: 4 },
      { reason: 'met', people: 1 },
    ],
  })
})

test('[MA8] with nobody waiting all counts are zero', () => {
  expect(countWaiting([])).toEqual({ total: 0, fit: 0, reasons: [] })
})

test('[MA12] reliability is based on the last twenty rounds', () => {
  expect(reliabilityOf([])).toEqual({ came: 0, of: 0 })
  expect(reliabilityOf([true, false, true])).toEqual({ came: 2, of: 3 })
  const recovered = [...Array.from({ length: 20 }, () => true), false, false]
  expect(reliabilityOf(recovered)).toEqual({ came: 20, of: 20 })
})
