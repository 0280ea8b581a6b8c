import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { BlockedPerson } from '../../domain/blocked-person'

/** Whom a person has blocked, by name. */
export async function listBlocks(userId: string): Promise<BlockedPerson[]> {
  const blocks = await db.block.findMany({
    where: { blockerId: userId },
    select: { blocked: { select: { id: true, name: true } } },
    orderBy: { blocked: { name: 'asc' } },
  })
  return blocks.map(({ blocked: { id, name } }) => ({ userId: id, name }))
}

/**
 * Whom a person has blocked themself. What they are shown of their own choices goes by this alone: were it to change when
 * somebody blocks them, it would tell them.
 */
export async function listOwnBlocks(
  client: Pick<Prisma.TransactionClient, 'block'>,
  userId: string,
): Promise<string[]> {
  const blocks = await client.block.findMany({ where: { blockerId: userId }, select: { blockedId: true } })
  return blocks.map(({ blockedId }) => blockedId)
}

/** Who is kept apart from a person: those they blocked, and those who blocked them. */
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
