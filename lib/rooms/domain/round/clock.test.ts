import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actualByStep, elapsedAt, paceAt, remainingAt, stepRemaining } from './clock'
import { standardPlan } from './plan'

const plan = standardPlan('product', 45)
const minute = 60_000

test('[R4] elapsed time advances only while the clock runs', () => {
  expect(elapsedAt({ status: 'lobby' }, 9e9)).toBe(0)
  const running = { status: 'running', step: 0, elapsedBefore: 5_000, resumedAt: 1_000 } as const
  expect(elapsedAt(running, 4_000)).toBe(8_000)
  expect(elapsedAt({ status: 'paused', step: 0, elapsed: 8_000 }, 9e9)).toBe(8_000)
  expect(elapsedAt({ status: 'ended', step: 0, elapsed: 8_000, endedAt: 1 }, 9e9)).toBe(8_000)
})

test('[R4] a server clock that is set back never reduces elapsed time', () => {
  const running = { status: 'running', step: 0, elapsedBefore: 5_000, resumedAt: 1_000 } as const
  expect(elapsedAt(running, 0)).toBe(5_000)
})

test('[R5] remaining time goes below zero', () => {
  const ended = { status: 'paused', step: 0, elapsed: 46 * minute } as const
  expect(remainingAt(ended, plan, 0)).toBe(-minute)
})

test('[ST3] returning to a step adds to its total; stays and elapsed time agree', () => {
  const visits = [
    { index: 0, from: 0, to: 2 * minute },
    { index: 1, from: 2 * minute, to: 3 * minute },
    { index: 0, from: 3 * minute, to: null },
  ]
  const spent = actualByStep(plan, visits, 5 * minute)
  expect(spent.slice(0, 3)).toEqual([4 * minute, minute, 0])
  expect(spent.reduce((a, b) => a + b)).toBe(5 * minute)
  expect(stepRemaining(plan, visits, 0, 5 * minute)).toBe(-2 * minute)
})

test('[ST4] pace is 0 within the planned span, behind after it, ahead before it', () => {
  fc.assert(
    fc.property(fc.nat(plan.length - 1), fc.nat(60 * minute), (step, elapsed) => {
      const pace = paceAt(plan, step, elapsed)
      const from = plan.slice(0, step).reduce((sum, each) => sum + each.minutes, 0) * minute
      const to = from + (plan[step]?.minutes ?? 0) * minute
      expect(Math.sign(pace)).toBe(elapsed > to ? 1 : elapsed < from ? -1 : 0)
      expect(elapsed - pace).toBeGreaterThanOrEqual(from)
      expect(elapsed - pace).toBeLessThanOrEqual(to)
    }),
  )
})
