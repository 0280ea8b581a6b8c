import { listKeptApart, listOwnBlocks } from '@/lib/auth/server/blocks/list-blocks'
import { listNames } from '@/lib/auth/server/list-names'
import { db } from '@/lib/db/client'
import type { PresenceView } from '../domain/free-time'

/** Of more people at once nobody makes use. */
const SHOWN = 50

/** Who lets somebody see that they are free now, the one with the most time first, and whether they are free themselves. */
export async function getPresence(userId: string, now: Date): Promise<PresenceView> {
  const [apart, blocked] = await Promise.all([listKeptApart(db, userId), listOwnBlocks(db, userId)])
  const [mine, viewers, allowed] = await Promise.all([
    db.freeTime.findFirst({ where: { userId, until: { gt: now } } }),
    db.presenceViewer.count({ where: { userId, viewerId: { notIn: blocked } } }),
    db.presenceViewer.findMany({
      where: { viewerId: userId, userId: { notIn: apart } },
      select: { userId: true },
    }),
  ])
  const free = await db.freeTime.findMany({
    where: { until: { gt: now }, userId: { in: allowed.map((one) => one.userId) } },
    orderBy: [{ until: 'desc' }, { userId: 'asc' }],
    take: SHOWN,
  })
  const names = await listNames(free.map((one) => one.userId))
  return {
    mine: mine?.until.getTime() ?? null,
    viewers,
    people: free.flatMap(({ userId, until }) => {
      const name = names.get(userId)
      return name === undefined ? [] : [{ userId, name, until: until.getTime() }]
    }),
  }
}
