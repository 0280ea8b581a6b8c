/** The events of a round's clock, as in the log. */
export type ClockEvent = {
  kind: 'round/started' | 'round/paused' | 'round/resumed' | 'round/ended'
  /** Milliseconds since 1970. */
  at: number
}

export const CLOCK_EVENTS = [
  'round/started',
  'round/paused',
  'round/resumed',
  'round/ended',
] as const satisfies readonly ClockEvent['kind'][]

/**
 * How long a round's clock ran in milliseconds, from its events in order: without pauses, and without a period that is
 * still running.
 */
export function playedTime(events: readonly ClockEvent[]): number {
  let played = 0
  let runsSince: number | null = null
  for (const { kind, at } of events) {
    if (kind === 'round/started' || kind === 'round/resumed') {
      runsSince ??= at
    } else {
      played += runsSince === null ? 0 : at - runsSince
      runsSince = null
    }
  }
  return played
}
