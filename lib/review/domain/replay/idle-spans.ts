/** A period of the round, in milliseconds. */
export type Span = { from: number; to: number }

/** Minimum time without events before a period counts as idle. */
const IDLE_AFTER = 8_000
/** The part of an idle period that is still played, after the last event and before the next. */
const LINGER = 2_000
const LEAD = 500

/** The periods in which nothing happens, from the times of all events in order. */
export function idleSpans(times: readonly number[]): Span[] {
  return times.flatMap((time, index) => {
    const next = times[index + 1]
    if (next === undefined || next - time < IDLE_AFTER) return []
    return [{ from: time + LINGER, to: next - LEAD }]
  })
}
