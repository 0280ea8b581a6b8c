import type { Prisma } from '@/lib/db/generated/client'

/**
 * Bars a user from meeting others from a given moment on, or lifts that (null).
 * @returns whether that changed anything; an existing suspension keeps its start
 */
export async function suspendPerson(
  tx: Pick<Prisma.TransactionClient, 'user'>,
  userId: string,
  since: Date | null,
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, suspendedAt: since ? null : { not: null } },
    data: { suspendedAt: since },
  })
  return count > 0
}
