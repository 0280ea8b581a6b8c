import type { Reliability } from '../reliability'

const MINUTE = 60_000

/**
 * Every time zone differs from UTC by a multiple of a quarter of an hour, so every local full or half hour starts on a
 * quarter.
 */
export const QUARTER_MS = 15 * MINUTE

/** How far ahead an hour can be offered or booked, in days. */
export const AHEAD_DAYS = 28
/** A round can be booked until this long before its start, in ms. */
export const LEAD_MS = 30 * MINUTE
/** Maximum number of hours that one person may offer at once, and of weekly offers. */
export const OFFERS_AT_ONCE = 40
export const WEEKLY_AT_ONCE = 10
/** How long before its start the room of a booked round opens, in ms. */
export const OPENS_MS = 10 * MINUTE
/** Cancelling later than this before the start counts as not having come, in ms. */
export const LATE_MS = 60 * MINUTE
/** When people are reminded, in minutes before the start. */
export const REMINDERS = [24 * 60, 60, 10] as const

/** How many rounds somebody may have booked at once, given their attendance at the last twenty. */
export function bookingsAllowed({ came, of }: Reliability): number {
  if (of < 3) return 3
  const share = came / of
  if (share >= 0.9) return 10
  if (share >= 0.75) return 5
  return share >= 0.5 ? 2 : 1
}

/** Whether a round may start at this time: on a quarter of an hour, not too soon and not too far ahead. */
export function canBegin(at: number, now: number): boolean {
  return at % QUARTER_MS === 0 && at >= now + LEAD_MS && at <= now + AHEAD_DAYS * 24 * 60 * MINUTE
}
