import { db } from '@/lib/db/client'

/** Who went through the door and out again keeps no name in the room. */
const GONE = 'Someone who left'

/** Names everybody who was ever in a room. */
export async function namesIn(roomId: string): Promise<(userId: string) => string> {
  const members = await db.member.findMany({
    where: { roomId },
    select: { userId: true, user: { select: { name: true } } },
  })
  const names = new Map(members.map(({ userId, user }) => [userId, user.name]))
  return (userId) => names.get(userId) ?? GONE
}
