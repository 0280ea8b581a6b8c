import { db } from '@/lib/db/client'
import { AppError } from '@/lib/shared/errors'
import { leaveRoom } from '../room/leave-room'
import { leaveEverything } from './leave-everything'

/**
 * The same for a user whose account is deleted, and also removes the room of their match; the partner goes on waiting.
 */
export async function leaveForGood(userId: string, now: Date): Promise<void> {
  await leaveEverything(userId, now)
  const ticket = await db.ticket.findUnique({ where: { userId }, select: { matchId: true } })
  if (!ticket?.matchId) return
  await leaveRoom(userId, ticket.matchId, now).catch((error: unknown) => {
    // The match has no room yet, or is over.
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error
  })
}
