import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { restoreSession, trashSession } from '@/lib/rooms/server/own-sessions/trash-session'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { tellSeated } from '../seat/tell-seated'
import { revokeOwnLinks } from '../share/own-links'

/**
 * Moves a past session to a person's trash, and revokes the links that they made to it: others should not see through
 * a link what its creator threw away.
 * @throws AppError `not-found` if it is not in their list
 */
export async function moveToTrash(userId: string, roomId: string, now: Date): Promise<void> {
  const round = await findRound(roomId, userId)
  await db.$transaction(async (tx) => {
    await trashSession(tx, userId, roomId, now)
    if ((await revokeOwnLinks(tx, userId, roomId, now)) > 0) await tellSeated(round, inTransaction(tx))
  })
}

/** Restores it; the links stay revoked. @throws AppError `not-found` if it is not in their trash */
export function takeFromTrash(userId: string, roomId: string): Promise<void> {
  return restoreSession(userId, roomId)
}
