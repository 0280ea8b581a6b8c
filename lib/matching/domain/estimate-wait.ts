import { ARRIVALS_KEPT_DAYS } from './limits'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Minimum number of arrivals for an estimate. */
export const ENOUGH_ARRIVALS = 8

/** How long somebody is likely to wait, from arrivals around this hour on earlier days. */
export type WaitEstimate = {
  /** Half of all waits are shorter, in ms. */
  medianMs: number
  /** Four out of five waits are shorter, in ms. */
  mostMs: number
  /** How many arrivals the estimate is based on, and over how many days. */
  arrivals: number
  days: number
}

/**
 * The wait for the next person who fits, if people keep arriving as they did within an hour of this time of day (UTC)
 * on the days before: the gaps of a Poisson process of rate λ = arrivals ÷ hours observed are exponentially
 * distributed, so that half of all waits are below ln 2 ÷ λ and four out of five below ln 5 ÷ λ.
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
    // The two hours around this time of day, on each of the past days.
    const fromThisHour = Math.abs(ago - Math.round(ago / DAY_MS) * DAY_MS)
    return ago >= DAY_MS - HOUR_MS && ago < days * DAY_MS + HOUR_MS && fromThisHour < HOUR_MS
  }).length
  if (counted < ENOUGH_ARRIVALS) return null
  const mean = (days * 2 * HOUR_MS) / counted
  return { medianMs: mean * Math.LN2, mostMs: mean * Math.log(5), arrivals: counted, days }
}
