import { db } from '@/lib/db/client'

/**
 * Until when some people are free, in ms since 1970 by user id, the most time left first. The caller must
 * check who may know this.
 */
export async function listFreeTimes(userIds: readonly string[], now: Date): Promise<Map<string, number>> {
  const rows = await db.freeTime.findMany({
    where: { userId: { in: [...userIds] }, until: { gt: now } },
    orderBy: [{ until: 'desc' }, { userId: 'asc' }],
  })
  return new Map(rows.map(({ userId, until }) => [userId, until.getTime()]))
}
