import type { Prisma } from '@/lib/db/generated/client'

/** Lets only one transaction at a time proceed with a room; the others wait until it ends. */
export async function lockRoom(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  roomId: string,
): Promise<void> {
  await tx.$queryRaw`select id from "Room" where id = ${roomId}::uuid for update`
}

/**
 * Whether somebody is in a room. Until the transaction ends, anything that would end their place there waits
 * for it.
 */
export async function holdPlace(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  roomId: string,
  userId: string,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select number from "Member"
    where "roomId" = ${roomId}::uuid and "userId" = ${userId}::uuid and "removedAt" is null for share`
  return rows.length > 0
}
