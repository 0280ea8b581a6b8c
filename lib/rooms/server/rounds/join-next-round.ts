import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import { db } from '@/lib/db/client'
import { pairOf, swappedSeat } from '@/lib/rooms/domain/round/next-round'
import { notFound } from '@/lib/shared/errors'
import { findMembers } from '../access/find-members'
import { takeSeat } from '../access/take-seat'

/**
 * Adds one of a finished round's two people to the room of the next, in the other role. If there were several
 * interviewers, it is the one who proposed it or is awaited.
 * @throws AppError `not-found` for everybody else, and for somebody separated from the proposer by a block,
 * `invite/ended`, `invite/full`
 */
export async function joinNextRound(userId: string, roomId: string, now: Date): Promise<void> {
  const room = await db.room.findUnique({
    where: { id: roomId },
    select: { previousRoomId: true, createdById: true },
  })
  const before = room?.previousRoomId
  const members = before ? (await findMembers([before])).get(before) : undefined
  const me = room && pairOf(room.createdById, members ?? []).find((one) => one.userId === userId)
  const role = me && swappedSeat(me.role)
  if (!role || (await listKeptApart(db, userId)).includes(room.createdById)) throw notFound('round')
  if (!(await takeSeat(userId, roomId, role, now))) throw notFound('round')
}
