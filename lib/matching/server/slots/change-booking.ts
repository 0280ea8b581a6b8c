import { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { hasStarted, openRoomAt } from '@/lib/rooms/server/matched-room'
import { appError, notFound } from '@/lib/shared/errors'
import { canBegin, LATE_MS, OPENS_MS } from '../../domain/slots/slot-limits'
import { inMatch, type LockedMatch, otherSeat } from '../match/lock-match'
import { roundMinutesOf } from '../queue/ticket-row'
import { tellPeople } from '../tell-people'
import { assertNewsPace } from './assert-news-pace'
import { addBookingJobs } from './booking-jobs'
import { endBooking, peopleOf } from './end-booking'
import { addBookingMail } from './mail/booking-mail'
import { moveOffer } from './offers/move-offer'
import { takeTimes } from './take-times'

/**
 * Cancels a booked round before it begins: its room is deleted, and the other person is notified. Until an hour before
 * the start it counts for nothing; later, it counts as not having come. If the person who offered the hour is not the
 * one who cancels, the hour is offered again.
 * @throws AppError `not-found`, `slot/over`
 */
export async function cancelBooking(userId: string, matchId: string, now: Date): Promise<void> {
  await inMatch(matchId, async (tx, match) => {
    const { startsAt } = await bookingOf(tx, match, userId, now)
    const isLate = startsAt.getTime() - now.getTime() < LATE_MS
    if (isLate)
      await tx.matchSeat.updateMany({ where: { matchId, userId, came: null }, data: { came: false } })
    const other = otherSeat(match, userId)
    await endBooking(tx, match, { startsAt, stays: other?.userId ?? null }, now)
    const within = inTransaction(tx)
    if (other) await addBookingMail('cancelled', { matchId, userId: other.userId, startsAt }, within)
  })
}

/**
 * Proposes another time for a booked round. Until the other person agrees, the time is unchanged.
 * @throws AppError `not-found`, `slot/over`, `slot/no-such-time`, `slot/same-time`, `slot/too-much-news`
 */
export async function proposeMove(userId: string, matchId: string, to: number, now: Date): Promise<void> {
  if (!canBegin(to, now.getTime())) throw appError('slot/no-such-time')
  await inMatch(matchId, async (tx, match) => {
    const { startsAt } = await bookingOf(tx, match, userId, now)
    if (startsAt.getTime() === to) throw appError('slot/same-time')
    await assertNewsPace(tx, userId, now)
    const movesTo = new Date(to)
    await tx.booking.update({ where: { matchId }, data: { movesTo, movesById: userId } })
    const within = inTransaction(tx)
    const other = otherSeat(match, userId)
    if (other)
      await addBookingMail('asked-to-move', { matchId, userId: other.userId, startsAt: movesTo }, within)
    await tellPeople(peopleOf(match), within)
  })
}

/** An answer to a proposed time. `to` is the time that was seen, in ms since 1970, as it may have changed meanwhile. */
type MoveAnswer = { agrees: boolean; to: number }

/**
 * Agrees to another time, or declines it. The person who proposed it can only withdraw it.
 * @throws AppError `not-found`, `slot/over`, `slot/move-changed` if another time than the one they saw is proposed, or
 * none, `slot/no-such-time` for one that has passed, `slot/busy`
 */
export async function answerMove(
  userId: string,
  matchId: string,
  { agrees, to }: MoveAnswer,
  now: Date,
): Promise<void> {
  const answered = inMatch(matchId, async (tx, match) => {
    const { startsAt, movesTo, movesById } = await bookingOf(tx, match, userId, now)
    if (!match.roomId) throw appError('slot/over')
    if (movesTo?.getTime() !== to) throw appError('slot/move-changed')
    const within = inTransaction(tx)
    const people = peopleOf(match)
    const done = { movesTo: null, movesById: null }
    if (!agrees) {
      await tx.booking.update({ where: { matchId }, data: done })
    } else {
      if (movesById === userId) throw notFound('match')
      if (!canBegin(movesTo.getTime(), now.getTime())) throw appError('slot/no-such-time')
      const minutes = roundMinutesOf(match.minutes)
      await tx.bookedTime.deleteMany({ where: { matchId } })
      await takeTimes(tx, { matchId, people, startsAt: movesTo, minutes })
      await tx.booking.update({
        where: { matchId },
        data: { ...done, startsAt: movesTo, moves: { increment: 1 } },
      })
      await moveOffer(tx, { people, from: startsAt, to: movesTo })
      await tx.match.update({ where: { id: matchId }, data: { endedAt: movesTo } })
      await tx.ticket.deleteMany({ where: { matchId } })
      await openRoomAt(tx, match.roomId, new Date(movesTo.getTime() - OPENS_MS))
      await addBookingJobs({ matchId, roomId: match.roomId, startsAt: movesTo, minutes }, now, within)
      for (const one of people)
        await addBookingMail('moved', { matchId, userId: one, startsAt: movesTo }, within)
    }
    await tellPeople(people, within)
  })
  await answered.catch((error: unknown) => {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
    throw isTaken ? appError('slot/busy') : error
  })
}

/**
 * @throws AppError `not-found` for somebody who is not in it, `slot/over` once it was cancelled or has begun, even if
 * early
 */
async function bookingOf(tx: Prisma.TransactionClient, match: LockedMatch, userId: string, now: Date) {
  if (!match.seats.some((seat) => seat.userId === userId)) throw notFound('match')
  const booking = await tx.booking.findUnique({ where: { matchId: match.id } })
  if (!booking || booking.startsAt <= now) throw appError('slot/over')
  if (match.roomId && (await hasStarted(tx, match.roomId))) throw appError('slot/over')
  return booking
}
