const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long until a card is asked again, short enough for a button: `10 min`, `3 d`, `2 mo`. */
export function intervalWords(ms: number): string {
  if (ms < HOUR) return `${Math.max(1, Math.round(ms / MINUTE))} min`
  if (ms < DAY) return `${Math.round(ms / HOUR)} h`
  const days = Math.round(ms / DAY)
  if (days < 60) return `${days} d`
  return days < 730 ? `${Math.round(days / 30.4)} mo` : `${Math.round(days / 365)} y`
}
