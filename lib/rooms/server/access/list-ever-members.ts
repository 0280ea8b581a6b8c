import { FORMER_NAME } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'
import type { RoomRole } from '@/lib/framework/roles'

/** Somebody who has, or had, a place in a room. */
export type EverMember = { userId: string; number: number; name: string; role: RoomRole }

/**
 * Everybody who ever had a place in a room, including those who left. A room that is not open yet has none.
 */
export async function listEverMembers(roomId: string, now: Date): Promise<EverMember[]> {
  const members = await db.member.findMany({
    where: { roomId, room: { OR: [{ opensAt: null }, { opensAt: { lte: now } }] } },
    orderBy: { number: 'asc' },
    select: { userId: true, number: true, role: true, goneAt: true, user: { select: { name: true } } },
  })
  return members.map(({ user, goneAt, ...member }) => ({ ...member, name: goneAt ? FORMER_NAME : user.name }))
}
