import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { hasStarted } from '@/lib/rooms/server/matched-room'
import { inMatch } from '../match/lock-match'
import { endBooking, peopleOf } from './end-booking'
import { addBookingMail } from './mail/booking-mail'

/** How many rounds are ended in one run; the next run handles the rest. */
const AT_ONCE = 100

const FIND = `
  select b."matchId" from "Booking" b
  where b."startsAt" > $1::timestamptz
    and (select count(*) from "MatchSeat" seat where seat."matchId" = b."matchId") < 2
  order by b."startsAt" limit $2::int`

/**
 * Ends booked rounds in which one person's account was deleted, by whomever: the partner is notified, and has that time
 * free again.
 */
export async function endLostRounds(now: Date): Promise<void> {
  const lost = await db.$queryRawUnsafe<{ matchId: string }[]>(FIND, now, AT_ONCE)
  for (const { matchId } of lost)
    await inMatch(matchId, async (tx, match) => {
      const booking = await tx.booking.findUnique({ where: { matchId } })
      const [left] = peopleOf(match)
      if (!booking || match.seats.length > 1) return
      // A person who went on alone keeps their round.
      if (match.roomId && (await hasStarted(tx, match.roomId))) return
      await endBooking(tx, match, { startsAt: booking.startsAt, stays: left ?? null }, now)
      const about = { matchId, startsAt: booking.startsAt }
      if (left) await addBookingMail('partner-gone', { ...about, userId: left }, inTransaction(tx))
    })
}
