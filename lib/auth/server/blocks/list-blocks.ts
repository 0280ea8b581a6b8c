import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { BlockedPerson } from '../../domain/blocked-person'

/** The users that somebody has blocked, by name. */
export async function listBlocks(userId: string): Promise<BlockedPerson[]> {
  const blocks = await db.block.findMany({
    where: { blockerId: userId },
    select: { blocked: { select: { id: true, name: true } } },
    orderBy: { blocked: { name: 'asc' } },
  })
  return blocks.map(({ blocked: { id, name } }) => ({ userId: id, name }))
}

/**
 * The users that somebody has blocked themselves. Whatever shows them their own choices must use this alone: if it
 * changed when somebody blocks them, they could tell.
 */
export async function listOwnBlocks(
  client: Pick<Prisma.TransactionClient, 'block'>,
  userId: string,
): Promise<string[]> {
  const blocks = await client.block.findMany({ where: { blockerId: userId }, select: { blockedId: true } })
  return blocks.map(({ blockedId }) => blockedId)
}

/** The users whom somebody must not meet: those they blocked, and those who blocked them. */
export async function listKeptApart(
  client: Pick<Prisma.TransactionClient, 'block'>,
  userId: string,
): Promise<string[]> {
  const blocks = await client.block.findMany({
    where: { OR: [{ blockerId: userId }, { blockedId: userId }] },
    select: { blockerId: true, blockedId: true },
  })
  return blocks.map(({ blockerId, blockedId }) => (blockerId === userId ? blockedId : blockerId))
}
