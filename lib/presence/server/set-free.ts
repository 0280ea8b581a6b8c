import { db } from '@/lib/db/client'
import { FREE_MS } from '../domain/free-time'

/** Somebody says that they have time for a round from now on, or that they have none. */
export async function setFree(userId: string, free: boolean, now: Date): Promise<void> {
  if (!free) {
    await db.freeTime.deleteMany({ where: { userId } })
    return
  }
  const until = new Date(now.getTime() + FREE_MS)
  await db.freeTime.upsert({ where: { userId }, create: { userId, until }, update: { until } })
}
