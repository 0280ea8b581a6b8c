import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

type Client = Pick<Prisma.TransactionClient, 'shareLink' | 'shareConsent'>

/** Links that still take a place: neither revoked nor expired. */
const open = (now: Date) => ({ revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] })

/** How many links of a person to each of some rounds have not ended, by room id. */
export async function countOwnLinks(
  makerId: string,
  roomIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.shareLink.groupBy({
    by: ['roomId'],
    where: { makerId, roomId: { in: [...roomIds] }, ...open(now) },
    _count: { _all: true },
  })
  return new Map(rows.map(({ roomId, _count }) => [roomId, _count._all]))
}

/** Whether anybody has a link to a round that has not ended. */
export async function hasOpenLink(roomId: string, now: Date): Promise<boolean> {
  return (await db.shareLink.count({ where: { roomId, ...open(now) } })) > 0
}

/** Ends the links of a person to a round, with their pictures. @returns how many were open */
export async function revokeOwnLinks(
  client: Client,
  makerId: string,
  roomId: string,
  now: Date,
): Promise<number> {
  const { count } = await client.shareLink.updateMany({
    where: { makerId, roomId, revokedAt: null },
    data: { revokedAt: now, picture: null },
  })
  return count
}

/** Removes a person's links to a round, and their answers to those of others: these are agreed to by all no more. */
export async function removeOwnShares(client: Client, userId: string, roomId: string): Promise<void> {
  await client.shareLink.deleteMany({ where: { makerId: userId, roomId } })
  await client.shareConsent.deleteMany({ where: { userId, link: { roomId } } })
}
