import type { Prisma } from '@/lib/db/generated/client'

/**
 * Keeps somebody from meeting others from a moment on, or (null) no more.
 * @returns whether that changed anything; a suspension keeps the moment at which it began
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
