import type { Day } from '../domain/plan-day'

/** The user's own day, by the clock and the time zone of their browser. */
export function today(now = new Date()): Day {
  const from = new Date(now)
  from.setHours(0, 0, 0, 0)
  const to = new Date(from)
  to.setDate(to.getDate() + 1)
  return { from: from.getTime(), to: to.getTime() }
}
