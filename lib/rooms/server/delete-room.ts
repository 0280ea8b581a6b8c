import { db } from '@/lib/db/client'
import { appError, notFound } from '@/lib/shared/errors'

/**
 * Takes away a room that has not started, with its links: for who made it, or it would stay in lists for good. What
 * has started is kept, because it is everybody's.
 * @throws AppError `not-found` for everybody else, `room/started`, `room/matched`
 */
export async function deleteRoom(userId: string, roomId: string): Promise<void> {
  const mine = { id: roomId, createdById: userId }
  const { count } = await db.room.deleteMany({ where: { ...mine, phase: 'lobby', matched: false } })
  if (count > 0) return
  const room = await db.room.findFirst({ where: mine, select: { phase: true } })
  if (room?.phase === 'lobby') throw appError('room/matched')
  if (room) throw appError('room/started')
  throw notFound('room')
}
