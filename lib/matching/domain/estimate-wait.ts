import { ARRIVALS_KEPT_DAYS } from './limits'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Arrivals from which a rate is worth saying. */
export const ENOUGH_ARRIVALS = 8

/** How long somebody will wait, from what happened at this hour before. */
export type WaitEstimate = {
  /** Half of all waits are shorter, in ms. */
  medianMs: number
  /** Four of five waits are shorter, in ms. */
  mostMs: number
  /** The arrivals that this is worked out from, and over how many days. */
  arrivals: number
  days: number
}

/**
 * The wait for the next person who fits, if people go on arriving as they did within an hour of this time of day (UTC)
 * on the days before: arrivals of a Poisson process of rate λ = arrivals ÷ hours observed are exponentially far apart,
 * so that half of all waits are below ln 2 ÷ λ and four of five below ln 5 ÷ λ.
 * @param arrivals when people who would have fitted joined the queue, in ms since 1970
 * @param since when this installation began to record arrivals, in ms since 1970
 * @returns null where too little is known
 */
export function estimateWait(
  arrivals: readonly number[],
  { now, since }: { now: number; since: number },
): WaitEstimate | null {
  const days = Math.min(ARRIVALS_KEPT_DAYS, Math.floor((now - since) / DAY_MS))
  if (days < 1) return null
  const counted = arrivals.filter((at) => {
    const ago = now - at
    // The two hours around this time of day, on each of the days that are over.
    const fromThisHour = Math.abs(ago - Math.round(ago / DAY_MS) * DAY_MS)
    return ago >= DAY_MS - HOUR_MS && ago < days * DAY_MS + HOUR_MS && fromThisHour < HOUR_MS
  }).length
  if (counted < ENOUGH_ARRIVALS) return null
  const mean = (days * 2 * HOUR_MS) / counted
  return { medianMs: mean * Math.LN2, mostMs: mean * Math.log(5), arrivals: counted, days }
}
