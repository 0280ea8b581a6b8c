/** The midnight after a moment, in the user's time zone. An hour off on the two days a year when clocks change. */
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
