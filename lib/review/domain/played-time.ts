/** The events of a round's clock, as the log has them. */
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

/** Milliseconds that a round's clock ran, from its events in order: without pauses, and without what still runs. */
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
