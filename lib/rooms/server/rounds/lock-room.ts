import type { Prisma } from '@/lib/db/generated/client'

/** Lets one transaction at a time go on with a room; the others wait for its end. */
export async function lockRoom(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  roomId: string,
): Promise<void> {
  await tx.$queryRaw`select id from "Room" where id = ${roomId}::uuid for update`
}
