import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { seatProblem } from '@/lib/rooms/domain/guide/guide-refusals'
import { findOpenRounds } from '@/lib/rooms/server/rounds/find-open-rounds'
import { notFound } from '@/lib/shared/errors'
import { answeredTooLate, matchOver } from '../../domain/refusals'
import { openRoom } from '../room/open-room'
import { tellPeople } from '../tell-people'
import { noteDecline } from './count-declines'
import { endMatch } from './end-match'
import { inMatch, type LockedMatch, otherSeat } from './lock-match'

/**
 * Accepts or declines a match. After a decline, both people go on waiting; only somebody who declines match after match
 * leaves the queue. The second acceptance creates the room in the same transaction; accepting again changes nothing.
 * @returns the room's id once both have accepted
 * @throws AppError `not-found` for everybody else, `matching/over`, `matching/too-late`
 */
export async function answerMatch(
  userId: string,
  matchId: string,
  accepts: boolean,
  now: Date,
): Promise<{ roomId: string | null }> {
  return inMatch(matchId, async (tx, match) => {
    const mine = match.seats.find((seat) => seat.userId === userId)
    if (!mine) throw notFound('match')
    if (match.roomId && accepts) return { roomId: match.roomId }
    if (match.outcome !== null) throw matchOver()
    if (now > match.answerBy) throw answeredTooLate()
    if (!accepts) {
      const isEnough = await noteDecline(tx, userId, matchId, now)
      const leaves = new Map(isEnough ? [[userId, 'declined'] as const] : [])
      await endMatch(tx, match, { outcome: 'declined', leaves }, now)
      return { roomId: null }
    }
    const { count } = await tx.matchSeat.updateMany({
      where: { matchId, userId, acceptedAt: null },
      data: { acceptedAt: now },
    })
    const other = otherSeat(match, userId)
    if (!other?.acceptedAt) {
      if (other && count > 0) await tellPeople([other.userId], inTransaction(tx))
      return { roomId: null }
    }
    if (await cannotPlay(tx, match, now)) {
      await endMatch(tx, match, { outcome: 'cancelled', leaves: new Map() }, now)
      return { roomId: null }
    }
    return { roomId: await openRoom(tx, match, now) }
  })
}

/** Whether one of the two has taken a seat on the case elsewhere since the match was offered. */
async function cannotPlay(tx: Prisma.TransactionClient, match: LockedMatch, now: Date): Promise<boolean> {
  for (const { userId, role } of match.seats) {
    const others = await findOpenRounds(tx, userId, match.caseId, now)
    if (seatProblem({ roomId: '', mode: 'pair', role }, others)) return true
  }
  return false
}

/** Ends an expired match: a person who has not accepted leaves the queue. */
export async function endUnanswered(matchId: string, now: Date): Promise<void> {
  await inMatch(matchId, async (tx, match) => {
    if (match.outcome !== null) return
    const silent = match.seats.filter(({ acceptedAt }) => acceptedAt === null)
    const leaves = new Map(silent.map(({ userId }) => [userId, 'unanswered'] as const))
    await endMatch(tx, match, { outcome: 'unanswered', leaves }, now)
  })
}
