/** A round as shown in a calendar. */
export type CalendarRound = {
  /** Stays the same for the life of the round, even if it is moved. */
  id: string
  startsAt: Date
  minutes: number
  title: string
  about: string
  url: string
  /** Number of moves so far: calendars keep the highest. */
  sequence: number
  /** When this was written. */
  at: Date
}

/**
 * A calendar file (RFC 5545) with these rounds, in UTC: every calendar converts them to local time.
 * @param name of the calendar
 */
export function calendarFile(name: string, rounds: readonly CalendarRound[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Threepoint//Rounds//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...rounds.flatMap((round) => [
      'BEGIN:VEVENT',
      `UID:${round.id}@threepoint`,
      `DTSTAMP:${utc(round.at)}`,
      `DTSTART:${utc(round.startsAt)}`,
      `DTEND:${utc(new Date(round.startsAt.getTime() + round.minutes * 60_000))}`,
      `SEQUENCE:${round.sequence}`,
      `SUMMARY:${escaped(round.title)}`,
      `DESCRIPTION:${escaped(round.about)}`,
      `URL:${round.url}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** `20260329T180000Z` */
function utc(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

/** RFC 5545, 3.3.11: text contains no raw line breaks. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')
}

/** RFC 5545, 3.1: at most 75 octets per line, without splitting a character. */
function folded(line: string): string {
  let text = ''
  let octets = 0
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length
    if (octets + size > 75) {
      text += '\r\n '
      octets = 1
    }
    text += letter
    octets += size
  }
  return text
}
