import { describe, expect, test } from 'vitest'
import { alignedMoment, type Course } from './align'

/** A round of steps with their durations in seconds. */
function course(...steps: [string, number][]): Course {
  let at = 0
  const visits = steps.map(([title, seconds], place) => {
    const from = at
    at += seconds * 1_000
    return { key: `${place}`, title, points: [], from, to: at }
  })
  return { elapsed: at, visits }
}

const SHORT = course(['Questions', 100], ['Calculations', 50], ['System diagram', 100])
const LONG = course(['Introductions', 60], ['Questions', 200], ['System diagram', 400])

describe('[CP2] by time', () => {
  test('the other round is at the same minute, or at its end', () => {
    expect(alignedMoment(90_000, LONG, SHORT, 'time')).toBe(90_000)
    expect(alignedMoment(300_000, LONG, SHORT, 'time')).toBe(250_000)
    expect(alignedMoment(250_000, SHORT, LONG, 'time')).toBe(LONG.elapsed)
  })
})

describe('[CP2] by step', () => {
  test('it is equally far into the same step', () => {
    expect(alignedMoment(50_000, SHORT, LONG, 'step')).toBe(60_000 + 100_000)
    expect(alignedMoment(200_000, SHORT, LONG, 'step')).toBe(260_000 + 200_000)
    expect(alignedMoment(460_000, LONG, SHORT, 'step')).toBe(200_000)
  })

  test('it waits while this round is in a step that it never had', () => {
    expect(alignedMoment(30_000, LONG, SHORT, 'step')).toBe(0)
    expect(alignedMoment(101_000, SHORT, LONG, 'step')).toBe(260_000)
    expect(alignedMoment(149_000, SHORT, LONG, 'step')).toBe(260_000)
  })

  test('the second visit to a step is matched with the second visit', () => {
    const back = course(['Questions', 10], ['APIs', 20], ['Questions', 30])
    const twice = course(['Questions', 100], ['APIs', 100], ['Questions', 100])
    expect(alignedMoment(45_000, back, twice, 'step')).toBe(250_000)
    expect(alignedMoment(45_000, back, course(['Questions', 40]), 'step')).toBe(20_000)
  })

  test('the beginnings match, and so do the ends', () => {
    expect(alignedMoment(SHORT.elapsed, SHORT, LONG, 'step')).toBe(LONG.elapsed)
    expect(alignedMoment(0, SHORT, LONG, 'step')).toBe(60_000)
    expect(alignedMoment(0, course(), LONG, 'step')).toBe(LONG.elapsed)
  })

  test('time never goes back in the other round while it advances in this one', () => {
    for (const [here, there] of [
      [SHORT, LONG],
      [LONG, SHORT],
    ] as const) {
      let before = 0
      for (let at = 0; at <= here.elapsed; at += 500) {
        const then = alignedMoment(at, here, there, 'step')
        expect(then).toBeGreaterThanOrEqual(before)
        expect(then).toBeLessThanOrEqual(there.elapsed)
        before = then
      }
    }
  })
})
