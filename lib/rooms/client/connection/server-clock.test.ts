import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ServerClock } from './server-clock'

test('[T1] is accurate to half a round trip, however wrong the browser’s own clock is', () => {
  const trips = fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(trips, fc.integer({ min: -2e9, max: 2e9 }), (readings, ahead) => {
      let now = 1_000
      const clock = new ServerClock(() => now)
      const server = (at: number) => at + 1.7e12 + ahead
      let worst = 0
      for (const [there, back] of readings) {
        const asked = now
        now += there
        const said = server(now)
        now += back
        clock.observe(asked, now, said)
        worst = Math.max(worst, there + back)
        now += 20_000
      }
      expect(Math.abs(clock.now() - server(now))).toBeLessThanOrEqual(worst / 2 + 0.001)
    }),
  )
})

test('[T1] a quick answer after a slow one is used', () => {
  let now = 0
  const clock = new ServerClock(() => now)
  now = 2_000
  clock.observe(0, 2_000, 5_000)
  expect(Math.abs(clock.now() - 5_000)).toBe(1_000)
  now = 2_010
  clock.observe(2_000, 2_010, 5_005)
  expect(clock.now()).toBe(5_010)
})

test('[J8] the initial time keeps running, until the first reading replaces it', () => {
  let at = 10
  const clock = new ServerClock(() => at, 5_000)
  at = 30
  expect(clock.now()).toBe(5_020)
  clock.observe(0, 30, 9_000)
  expect(clock.now()).toBe(9_015)
})
