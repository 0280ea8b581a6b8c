const pad = (value: number) => String(value).padStart(2, '0')

/** Seconds as a clock, `4:05` or `1:02:09`; negative counts as overtime, `-0:12`. */
export function formatClock(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds))
  const sign = seconds <= -1 ? '-' : ''
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${sign}${minutes}:${pad(whole % 60)}`
  return `${sign}${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(whole % 60)}`
}

/** Seconds as a clock whose width is constant below an hour, `04:05`. */
export function formatFixedClock(seconds: number): string {
  const clock = formatClock(seconds)
  return /^\d:\d\d$/.test(clock) ? `0${clock}` : clock
}

/** The time left in a step in seconds, `4:05`, or how far it is over, `0:26 over`. */
export function formatLeft(seconds: number): string {
  return seconds < 0 ? `${formatClock(-seconds)} over` : formatClock(seconds)
}

/** Minutes in words: `45 min`, `1 h 30 min`, `2.5 min`. */
export function formatMinutes(minutes: number): string {
  if (minutes < 60) return `${Number(minutes.toFixed(1))} min`
  const rest = Math.round(minutes % 60)
  const hours = Math.floor(minutes / 60)
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** A distance from the plan in seconds: `2:36 behind`, `0:40 ahead`, `on plan` within 15 s. */
export function formatPace(seconds: number): string {
  if (Math.abs(seconds) < 15) return 'on plan'
  return `${formatClock(Math.abs(seconds))} ${seconds > 0 ? 'behind' : 'ahead'}`
}

/** A day in the viewer's own zone: `20 Nov`, with the year when it isn't `now`'s. */
export function formatDay(at: Date, timeZone: string, now: Date): string {
  const year = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric' })
  const sameYear = year.format(at) === year.format(now)
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
}

/** A time of day in the viewer's own zone: `14:05`. */
export function formatTimeOfDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
}

/** A moment in the viewer's own zone: `20 Nov, 14:05`. */
export function formatDayTime(at: Date, timeZone: string, now: Date): string {
  return `${formatDay(at, timeZone, now)}, ${formatTimeOfDay(at, timeZone)}`
}
