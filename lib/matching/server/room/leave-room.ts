import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { listEntered } from '@/lib/rooms/server/access/list-entered'
import { deleteMatchedRoom, hasStarted } from '@/lib/rooms/server/matched-room'
import { notFound } from '@/lib/shared/errors'
import { partnerCame, tooEarly } from '../../domain/refusals'
import { dueAt, inMatch, type LockedMatch, otherSeat } from '../match/lock-match'
import { waitOn } from '../match/wait-on'
import { tellPeople } from '../tell-people'

/**
 * Puts a user back into the queue, at their old place, because their partner has not come to the room. The room is
 * deleted. It counts against the partner, never against the one who came.
 * @throws AppError `not-found`, `matching/too-early`, `matching/partner-came`
 */
export async function findAnother(userId: string, matchId: string, now: Date): Promise<void> {
  await inMatch(matchId, async (tx, match) => {
    const roomId = await heldRoom(tx, match, userId)
    const other = otherSeat(match, userId)
    if (now.getTime() < dueAt(match)) throw tooEarly()
    if (other && (await listEntered(tx, roomId)).has(other.userId)) throw partnerCame()
    await cameIfUnknown(tx, match, userId, true)
    if (other) await cameIfUnknown(tx, match, other.userId, false)
    await waitOn(tx, userId, match, now)
    await tx.ticket.deleteMany({ where: { matchId } })
    await endRoom(tx, match, roomId)
  })
}

/**
 * Removes a user from a matched round. Once it has begun, or when the partner missed the deadline, that counts for
 * nothing. Before, it counts as not having come, and the partner goes on waiting at their old place.
 * @throws AppError `not-found`
 */
export async function leaveRoom(userId: string, matchId: string, now: Date): Promise<void> {
  await inMatch(matchId, async (tx, match) => {
    const roomId = await heldRoom(tx, match, userId)
    if (await hasStarted(tx, roomId)) {
      await cameIfUnknown(tx, match, userId, true)
      await tx.ticket.deleteMany({ where: { userId, matchId } })
      await tellPeople([userId], inTransaction(tx))
      return
    }
    const other = otherSeat(match, userId)
    const otherIn = other !== null && (await listEntered(tx, roomId)).has(other.userId)
    const waitedEnough = now.getTime() >= dueAt(match) && !otherIn
    await cameIfUnknown(tx, match, userId, waitedEnough)
    if (other && waitedEnough) await cameIfUnknown(tx, match, other.userId, false)
    if (other && !waitedEnough) await waitOn(tx, other.userId, match, now)
    await tx.ticket.deleteMany({ where: { matchId } })
    await endRoom(tx, match, roomId)
  })
}

/** The room of a user's match. @throws AppError `not-found` when they are not, or no longer, in it */
async function heldRoom(tx: Prisma.TransactionClient, match: LockedMatch, userId: string): Promise<string> {
  const ticket = await tx.ticket.findUnique({ where: { userId }, select: { matchId: true } })
  if (ticket?.matchId !== match.id || !match.roomId) throw notFound('match')
  return match.roomId
}

async function cameIfUnknown(
  tx: Prisma.TransactionClient,
  { id }: LockedMatch,
  userId: string,
  came: boolean,
): Promise<void> {
  await tx.matchSeat.updateMany({ where: { matchId: id, userId, came: null }, data: { came } })
}

async function endRoom(tx: Prisma.TransactionClient, match: LockedMatch, roomId: string): Promise<void> {
  await deleteMatchedRoom(tx, roomId)
  await tellPeople(
    match.seats.map(({ userId }) => userId),
    inTransaction(tx),
  )
}
