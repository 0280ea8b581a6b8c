import { db } from '@/lib/db/client'
import type { NextRoundView } from '@/lib/rooms/domain/round/next-round'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { findMembers } from '../access/find-members'
import { findNextRound } from './next-round'

/**
 * The state of the round after this one, for one of its members; null if they have none, and before the end.
 * @param now ms since 1970.
 * @throws AppError `not-found` for everybody else.
 */
export async function getNextRound(
  userId: string,
  roomId: string,
  now: number,
): Promise<NextRoundView | null> {
  const members = isId(roomId) ? ((await findMembers([roomId])).get(roomId) ?? []) : []
  const me = members.find((member) => member.userId === userId)
  const room =
    me && (await db.room.findUnique({ where: { id: roomId }, select: { mode: true, phase: true } }))
  if (!room) throw notFound('round')
  return room.phase === 'ended' ? findNextRound({ id: roomId, mode: room.mode, me, members }, now) : null
}
