import { db } from '@/lib/db/client'

/** Whether a room is left that somebody made or ever had a place in. */
export async function wasInARoom(userId: string): Promise<boolean> {
  const where = { OR: [{ createdById: userId }, { members: { some: { userId } } }] }
  return (await db.room.count({ where, take: 1 })) > 0
}
