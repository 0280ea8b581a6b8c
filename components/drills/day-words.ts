/** A day relative to today: `today`, `tomorrow`, `in 5 days`. */
export function dayWords(days: number): string {
  if (days <= 0) return 'today'
  return days === 1 ? 'tomorrow' : `in ${days} days`
}
