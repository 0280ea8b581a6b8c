import { db } from '@/lib/db/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import type { RoomRole } from '@/lib/framework/roles'
import { canArrangeRoom } from '@/lib/rooms/domain/round/permissions'
import { appError, notFound } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { hashToken, newToken } from '@/lib/shared/link-token'
import { findMember } from './find-members'

/** How long a link is valid, in ms. */
const LIFETIME = 14 * 24 * 3_600_000
/** Maximum number of a room's valid links: each press of the button creates one. */
export const LINKS_A_ROOM = 50

/**
 * Creates an invite link for a role. The token is returned once and never stored.
 * @throws AppError `not-found` for strangers, `invite/not-allowed`, `invite/ended`, `invite/too-many`
 */
export async function createInvite(
  userId: string,
  roomId: string,
  role: RoomRole,
  now: Date,
): Promise<{ token: string }> {
  const actor = await findMember(roomId, userId)
  const room = await db.room.findUnique({
    where: { id: roomId },
    select: { createdById: true, mode: true, phase: true },
  })
  if (!actor || !room) throw notFound('room')
  if (!canArrangeRoom(actor, { createdBy: room.createdById, mode: room.mode })) {
    throw appError('invite/not-allowed')
  }
  if (room.mode === 'solo') throw appError('invite/alone')
  if (room.phase === 'ended') throw appError('invite/ended')
  const working = { roomId, revokedAt: null, expiresAt: { gt: now } }
  const token = newToken()
  const data = {
    id: newId(),
    roomId,
    role,
    tokenHash: hashToken(token),
    createdById: userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LIFETIME),
  }
  // One at a time per room, or links created at the same time could exceed the limit together.
  await lockedTransaction([`links of ${roomId}`], async (tx) => {
    if ((await tx.invite.count({ where: working })) >= LINKS_A_ROOM)
      throw appError('invite/too-many', { most: LINKS_A_ROOM })
    await tx.invite.create({ data })
  })
  return { token }
}
