import { db } from '@/lib/db/client'
import { FREE_MS } from '../domain/free-time'

/** Marks a user as free for a round from now on, or as no longer free. */
export async function setFree(userId: string, free: boolean, now: Date): Promise<void> {
  if (!free) {
    await db.freeTime.deleteMany({ where: { userId } })
    return
  }
  const until = new Date(now.getTime() + FREE_MS)
  await db.freeTime.upsert({ where: { userId }, create: { userId, until }, update: { until } })
}
