import { db } from '@/lib/db/client'
import { appError, notFound } from '@/lib/shared/errors'

/**
 * Deletes a room that has not started, with its links. Only its creator may do so, who would otherwise have
 * it in lists forever. Started rooms are kept, since they belong to everybody in them.
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
