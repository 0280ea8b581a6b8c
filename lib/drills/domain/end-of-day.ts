/** Midnight after a moment, where somebody is. On the two days a year on which clocks change it is an hour off. */
export function endOfDay(now: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0)
  const gone = (part('hour') * 3_600 + part('minute') * 60 + part('second')) * 1_000 + now.getMilliseconds()
  return new Date(now.getTime() - gone + 86_400_000)
}
