import { db } from '@/lib/db/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { inRoom } from '../../domain/refusals'
import { endMatch } from '../match/end-match'
import { inMatch } from '../match/lock-match'
import { tellPeople } from '../tell-people'
import { endArrival } from './end-arrival'
import { queueLock } from './queue-lock'

/**
 * Removes a user from the queue; the person offered to them goes on waiting. Does nothing without a ticket.
 * @throws AppError `matching/in-room` once both have accepted
 */
export async function leaveQueue(userId: string, now: Date): Promise<void> {
  const left = await lockedTransaction([queueLock(userId)], async (tx) => {
    const { count } = await tx.ticket.deleteMany({ where: { userId, matchId: null } })
    if (count === 0) return false
    await endArrival(tx, userId, 'left', now)
    await tellPeople([userId], inTransaction(tx))
    return true
  })
  if (left) return
  const ticket = await db.ticket.findUnique({ where: { userId }, select: { matchId: true } })
  if (!ticket?.matchId) return
  await inMatch(ticket.matchId, async (tx, match) => {
    if (match.roomId) throw inRoom()
    if (match.outcome === null)
      await endMatch(tx, match, { outcome: 'cancelled', leaves: new Map([[userId, 'left']]) }, now)
  })
}

/** Ends an expired ticket. A ticket in a match stays until the match is decided. */
export async function endTicket(userId: string, now: Date): Promise<void> {
  await lockedTransaction([queueLock(userId)], async (tx) => {
    const { count } = await tx.ticket.deleteMany({ where: { userId, matchId: null, endsAt: { lte: now } } })
    if (count === 0) return
    await endArrival(tx, userId, 'expired', now)
    await tellPeople([userId], inTransaction(tx))
  })
}
