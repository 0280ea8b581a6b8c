import { db } from '@/lib/db/client'
import { AppError } from '@/lib/shared/errors'
import { leaveRoom } from '../room/leave-room'
import { leaveEverything } from './leave-everything'

/** The same for somebody whose account is deleted: also the room of their match, where their partner waits on. */
export async function leaveForGood(userId: string, now: Date): Promise<void> {
  await leaveEverything(userId, now)
  const ticket = await db.ticket.findUnique({ where: { userId }, select: { matchId: true } })
  if (!ticket?.matchId) return
  await leaveRoom(userId, ticket.matchId, now).catch((error: unknown) => {
    // The match is not that far, or over.
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error
  })
}
