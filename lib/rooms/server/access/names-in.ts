import { FORMER_NAME } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'

/** The name shown for anybody without a member record in the room. */
const GONE = 'Someone who left'

/** Returns the name of everybody who was ever in a room. */
export async function namesIn(roomId: string): Promise<(userId: string) => string> {
  const members = await db.member.findMany({
    where: { roomId },
    select: { userId: true, goneAt: true, user: { select: { name: true } } },
  })
  const names = new Map(members.map(({ userId, goneAt, user }) => [userId, goneAt ? FORMER_NAME : user.name]))
  return (userId) => names.get(userId) ?? GONE
}
