import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

type Client = Pick<Prisma.TransactionClient, 'shareLink' | 'shareConsent'>

/** Links that still count towards the limit: neither revoked nor expired. */
const open = (now: Date) => ({ revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] })

/** How many active links a person has to each of some rounds, by room id. */
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

/** Whether anybody has an active link to a round. */
export async function hasOpenLink(roomId: string, now: Date): Promise<boolean> {
  return (await db.shareLink.count({ where: { roomId, ...open(now) } })) > 0
}

/** Revokes the links of a person to a round, and deletes their pictures. @returns how many were active */
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

/** Deletes a person's links to a round, and their answers to others' links, which then lack an agreement. */
export async function removeOwnShares(client: Client, userId: string, roomId: string): Promise<void> {
  await client.shareLink.deleteMany({ where: { makerId: userId, roomId } })
  await client.shareConsent.deleteMany({ where: { userId, link: { roomId } } })
}
