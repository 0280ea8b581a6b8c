/** A date as `Sun 22`. */
export function slotDay(date: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', timeZone: 'UTC' })
  return words.format(new Date(`${date}T12:00:00Z`)).replace(',', '')
}

/** `Saturday 28 November, 19:00`, by the clock of a zone. */
export function slotMoment(at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone })
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', hourCycle: 'h23', timeZone })
  return `${day.format(at).replace(',', '')}, ${clock.format(at)}`
}
