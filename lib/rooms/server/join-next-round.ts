import { db } from '@/lib/db/client'
import { notFound } from '@/lib/shared/errors'
import { swappedSeat } from '../domain/next-round'
import { findMember } from './find-members'
import { takeSeat } from './take-seat'

/**
 * Takes one of a finished round's two people into the room of the next, in the other role.
 * @throws AppError `not-found` for everybody else, `invite/ended`, `invite/full`
 */
export async function joinNextRound(userId: string, roomId: string, now: Date): Promise<void> {
  const room = await db.room.findUnique({
    where: { id: roomId },
    select: { previousRoomId: true },
  })
  const before = room?.previousRoomId ? await findMember(room.previousRoomId, userId) : null
  const role = before && swappedSeat(before.role)
  if (!room || !role) throw notFound('This round')
  if (!(await takeSeat(userId, roomId, role, now))) throw notFound('This round')
}
