import { loadUser } from '@/lib/auth/server/load-user'
import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { isInOpenRoom } from '@/lib/rooms/server/access/is-in-open-room'
import { NO_SHOW_MS } from '../../domain/limits'
import { OPENS_MS } from '../../domain/slots/slot-limits'
import { inMatch, type LockedMatch } from '../match/lock-match'
import { endArrival } from '../queue/end-arrival'
import { tellPeople } from '../tell-people'
import { addBookingMail } from './mail/booking-mail'

/** If a reminder is later than this, in ms, it is outdated. */
const STALE_MS = 8 * 60_000

/**
 * Reminds the two people of a booked round, by mail and on their pages. The last reminder also opens the room, and the
 * booking becomes the match that both are in. A round that was cancelled or moved meanwhile reminds nobody.
 */
export async function remind(
  { matchId, before, startsAt }: { matchId: string; before: number; startsAt: number },
  now: Date,
): Promise<void> {
  const isLate = now.getTime() > startsAt - before * 60_000 + STALE_MS
  const opens = before * 60_000 <= OPENS_MS
  // The last reminder runs even if no process was running at its time: without it nobody could leave the room for
  // another partner.
  if (isLate && !(opens && now.getTime() < startsAt + NO_SHOW_MS)) return
  await inMatch(matchId, async (tx, match) => {
    const booking = await tx.booking.findUnique({ where: { matchId }, select: { startsAt: true } })
    if (booking?.startsAt.getTime() !== startsAt || match.outcome !== 'accepted') return
    const within = inTransaction(tx)
    const people = match.seats.map(({ userId }) => userId)
    if (opens) await holdPeople(tx, match, now)
    for (const userId of isLate ? [] : people)
      await addBookingMail('reminder', { matchId, userId, startsAt: new Date(startsAt), before }, within)
    await tellPeople(people, within)
  })
}

/**
 * Makes the booked round its people's one active match: anybody in the queue leaves it. Anybody in the room of another
 * match whose round is not over stays there.
 */
async function holdPeople(tx: Prisma.TransactionClient, match: LockedMatch, now: Date): Promise<void> {
  for (const { userId } of match.seats) {
    const ticket = await tx.ticket.findUnique({
      where: { userId },
      include: { seat: { include: { match: true } } },
    })
    const roomId = ticket?.seat?.match.roomId
    if (ticket?.matchId && (!roomId || (await isInOpenRoom(tx, roomId, userId)))) continue
    if (ticket && !ticket.matchId) await endArrival(tx, userId, 'matched', now)
    const wish = await wishFor(tx, userId, match)
    const held = { ...wish, matchId: match.id, since: now, endsAt: match.endedAt ?? now, isNew: false }
    await tx.ticket.upsert({ where: { userId }, create: { userId, ...held }, update: held })
  }
}

/**
 * The wish with which somebody offered the hour, otherwise one derived from the match. It is used if they go back into
 * the queue.
 */
async function wishFor(tx: Prisma.TransactionClient, userId: string, match: LockedMatch) {
  const people = match.seats.map((seat) => seat.userId)
  const offer = await tx.offer.findFirst({
    where: { userId: { in: people }, startsAt: match.endedAt ?? match.madeAt, status: 'booked' },
    select: { userId: true, language: true, level: true, topics: true },
  })
  const person = await loadUser(userId, tx)
  return {
    language: offer?.language ?? 'en',
    level: offer?.userId === userId ? offer.level : (person?.level ?? 'mid'),
    topics: offer?.userId === userId ? offer.topics : [],
    minutes: match.minutes,
    firstRound: 'either',
    talk: match.talk,
  } as const
}
