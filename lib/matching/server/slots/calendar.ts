import { listNames } from '@/lib/auth/server/list-names'
import { db } from '@/lib/db/client'
import { siteAddress } from '@/lib/mail/server/site-address'
import { notFound } from '@/lib/shared/errors'
import { hashToken, newToken } from '@/lib/shared/link-token'
import { type CalendarRound, calendarFile } from '../../domain/slots/calendar-file'
import { roundMinutesOf } from '../queue/ticket-row'

/** How long after its start a round stays in a calendar, in ms. */
const KEPT_MS = 90 * 24 * 3_600_000
/** Maximum number of rounds in a calendar. */
const MOST = 200

/** A user's booked rounds as shown in their calendar: one of them, or all since a given moment. */
export async function bookedForCalendar(
  userId: string,
  which: { matchId: string } | { since: Date },
): Promise<CalendarRound[]> {
  const bookings = await db.booking.findMany({
    where: {
      ...('matchId' in which ? which : { startsAt: { gt: which.since } }),
      match: { seats: { some: { userId } } },
    },
    orderBy: { startsAt: 'desc' },
    take: MOST,
    include: { match: { include: { seats: true } } },
  })
  const partners = bookings.map(
    ({ match }) => match.seats.find((seat) => seat.userId !== userId)?.userId ?? '',
  )
  const names = await listNames(partners.filter(Boolean))
  return bookings.map(({ matchId: id, startsAt, moves, match }, index) => ({
    id,
    startsAt,
    minutes: roundMinutesOf(match.minutes),
    title: `Interview practice with ${names.get(partners[index] ?? '') ?? 'a partner'}`,
    about: 'The room opens ten minutes before.',
    url: siteAddress('/practice'),
    sequence: moves,
    at: match.madeAt,
  }))
}

/** The calendar file of one booked round. @throws AppError `not-found` for one that is not theirs */
export async function getCalendarFile(userId: string, matchId: string): Promise<string> {
  const rounds = await bookedForCalendar(userId, { matchId })
  if (rounds.length === 0) throw notFound('match')
  return calendarFile('Threepoint', rounds)
}

/**
 * Creates a secret link to a user's calendar; an earlier link stops working.
 * @returns its token, which is not stored
 */
export async function makeFeed(userId: string, now: Date): Promise<string> {
  const token = newToken()
  const kept = { tokenHash: hashToken(token), createdAt: now }
  await db.calendarFeed.upsert({ where: { userId }, create: { userId, ...kept }, update: kept })
  return token
}

/** Revokes the link. */
export async function removeFeed(userId: string): Promise<void> {
  await db.calendarFeed.deleteMany({ where: { userId } })
}

/** The calendar behind a secret link: upcoming and recent rounds. @throws AppError `not-found` for an unknown link */
export async function readFeed(token: string, now: Date): Promise<string> {
  const feed = await db.calendarFeed.findUnique({ where: { tokenHash: hashToken(token) } })
  if (!feed) throw notFound('page')
  const since = new Date(now.getTime() - KEPT_MS)
  return calendarFile('Threepoint rounds', await bookedForCalendar(feed.userId, { since }))
}
