import { listKeptApart, listOwnBlocks } from '@/lib/auth/server/blocks/list-blocks'
import { listNames } from '@/lib/auth/server/list-names'
import { db } from '@/lib/db/client'
import type { PresenceView } from '../domain/free-time'

/** Maximum number of people to list; more would be of no use. */
const SHOWN = 50

/**
 * The people who let this user see that they are free now, those with the most time left first, and whether
 * the user is free.
 */
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
