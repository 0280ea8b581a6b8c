import { db } from '@/lib/db/client'

/**
 * Stores when somebody opened the page of a session: whatever was opened to them before then counts as seen.
 * @returns since when it has been in their trash; null if it is not
 */
export async function markSeen(userId: string, roomId: string, now: Date): Promise<Date | null> {
  const [place] = await db.member.updateManyAndReturn({
    where: { userId, roomId, removedAt: null },
    data: { seenAt: now },
    select: { trashedAt: true },
  })
  return place?.trashedAt ?? null
}

/** Whether a session is in somebody's trash. */
export async function isTrashed(userId: string, roomId: string): Promise<boolean> {
  return (await db.member.count({ where: { userId, roomId, trashedAt: { not: null } } })) > 0
}
