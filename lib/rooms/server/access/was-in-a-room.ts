import { db } from '@/lib/db/client'

/** Whether any room still exists that somebody created or ever had a place in. */
export async function wasInARoom(userId: string): Promise<boolean> {
  const where = { OR: [{ createdById: userId }, { members: { some: { userId } } }] }
  return (await db.room.count({ where, take: 1 })) > 0
}
