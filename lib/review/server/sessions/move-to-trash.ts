import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { restoreSession, trashSession } from '@/lib/rooms/server/own-sessions/trash-session'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { tellSeated } from '../seat/tell-seated'
import { revokeOwnLinks } from '../share/own-links'

/**
 * Puts a past session into a person's trash, and ends the links that they made to it: what they throw away is not to be
 * seen by others through them.
 * @throws AppError `not-found` for what is not in their list
 */
export async function moveToTrash(userId: string, roomId: string, now: Date): Promise<void> {
  const round = await findRound(roomId, userId)
  await db.$transaction(async (tx) => {
    await trashSession(tx, userId, roomId, now)
    if ((await revokeOwnLinks(tx, userId, roomId, now)) > 0) await tellSeated(round, inTransaction(tx))
  })
}

/** Takes it out again; the links stay ended. @throws AppError `not-found` for what is not in their trash */
export function takeFromTrash(userId: string, roomId: string): Promise<void> {
  return restoreSession(userId, roomId)
}
