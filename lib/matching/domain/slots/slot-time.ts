import { Temporal } from 'temporal-polyfill'
import { QUARTER_MS } from './slot-limits'

/** A date and time in some zone. */
export type LocalTime = {
  /** `2026-03-29` */
  date: string
  /** Minutes since midnight by the clock, such as 1140 for 19:00. */
  minutes: number
}

/**
 * The moment of a local time, in ms since 1970. Where the clock is put back and shows it twice, the first.
 * @returns null where the clock is put forward past it: that time does not exist
 */
export function momentOf({ date, minutes }: LocalTime, zone: string): number | null {
  const local = Temporal.PlainDate.from(date).toPlainDateTime({
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
  })
  const zoned = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return zoned.toPlainDateTime().equals(local) ? zoned.epochMilliseconds : null
}

/**
 * The first moment of a date, in ms since 1970. It is not always midnight, as some zones put the clock forward then.
 */
export function startOfDate(date: string, zone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds
}

/** The local date and time in a zone. */
export function localTimeOf(at: number, zone: string): LocalTime & { weekday: number } {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return {
    date: zoned.toPlainDate().toString(),
    minutes: zoned.hour * 60 + zoned.minute,
    weekday: zoned.dayOfWeek,
  }
}

/** The date this many days later. */
export function daysAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** Day of the week of a date, Monday 1 to Sunday 7. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek
}

/** The same local time a week later. Null where the clock skips it. */
export function weekLater(at: number, zone: string): number | null {
  const { date, minutes } = localTimeOf(at, zone)
  return momentOf({ date: daysAfter(date, 7), minutes }, zone)
}

/** The quarter hours that a round occupies, each by its start. */
export function quartersOf(startsAt: number, minutes: number): number[] {
  return Array.from(
    { length: Math.ceil((minutes * 60_000) / QUARTER_MS) },
    (_, index) => startsAt + index * QUARTER_MS,
  )
}

/** `Lisbon (UTC+1)`, with the offset at that moment. */
export function zoneWords(zone: string, at: number): string {
  const { offset } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const [, sign = '+', hours = '0', minutes = '00'] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? []
  const difference = `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
  const place = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  return place === 'UTC' ? 'UTC' : `${place} (${difference})`
}

/** `19:00` */
export function clockWords(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
