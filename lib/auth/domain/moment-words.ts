/** A moment in the user's own time zone, with the zone's name: `Sunday, 29 November 2026 at 17:40 (Europe/Lisbon)`. */
export function momentWords(at: Date, timeZone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'full',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  return `${words.format(at)} (${timeZone})`
}
