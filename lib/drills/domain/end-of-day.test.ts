import { expect, test } from 'vitest'
import { endOfDay } from './end-of-day'

test.each([
  ['UTC', '2026-05-04T10:00:00.500Z', '2026-05-05T00:00:00.000Z'],
  ['America/Los_Angeles', '2026-05-04T06:59:59Z', '2026-05-04T07:00:00.000Z'],
  ['Asia/Kolkata', '2026-05-04T18:30:00Z', '2026-05-05T18:30:00.000Z'],
])('[DR4] a day in %s ends at its own midnight', (zone, now, end) => {
  expect(endOfDay(new Date(now), zone).toISOString()).toBe(end)
})
