import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import { listNames } from '@/lib/auth/server/list-names'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { FreePerson } from '@/lib/presence/domain/free-time'
import { listFreeTimes } from '@/lib/presence/server/list-free-times'

type Client = Pick<Prisma.TransactionClient, 'groupMember' | 'block'>

/**
 * Fellow members who show something to a group that both are in, with the name of one such group, by user id. Excludes
 * people separated from the viewer by a block.
 * @param groupId only what they show to this group
 */
export async function listFellows(
  client: Client,
  userId: string,
  shown: 'showsFree' | 'showsHours',
  groupId?: string,
): Promise<Map<string, string>> {
  const [apart, rows] = await Promise.all([
    listKeptApart(client, userId),
    client.groupMember.findMany({
      where: {
        [shown]: true,
        userId: { not: userId },
        ...(groupId !== undefined && { groupId }),
        group: { members: { some: { userId } } },
      },
      orderBy: { joinedAt: 'asc' },
      select: { userId: true, group: { select: { name: true } } },
    }),
  ])
  return new Map(rows.flatMap(({ userId, group }) => (apart.includes(userId) ? [] : [[userId, group.name]])))
}

/** Fellow members who are free now and show it to a group that both are in, the one with the most time first. */
export async function listFreeFellows(userId: string, now: Date): Promise<FreePerson[]> {
  const fellows = await listFellows(db, userId, 'showsFree')
  const free = await listFreeTimes([...fellows.keys()], now)
  const names = await listNames([...free.keys()])
  return [...free].flatMap(([userId, until]) => {
    const name = names.get(userId)
    return name === undefined ? [] : [{ userId, name, until }]
  })
}

/** The number of groups to which a user shows when they are free. */
export function countShownGroups(userId: string): Promise<number> {
  return db.groupMember.count({ where: { userId, showsFree: true } })
}
