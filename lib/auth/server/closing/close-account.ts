import { DELETED_NAME, type DeletedPerson } from '@/lib/auth/domain/deleted-account'
import { auditAccount } from '@/lib/auth/server/audit-account'
import type { Prisma } from '@/lib/db/generated/client'

/**
 * Closes an account at once: removes its sessions, every way to sign in, and its name. The row remains until the rest
 * is erased.
 * @returns the name, which is stored nowhere from here on; null if it is already closed
 */
export async function closeAccount(
  tx: Prisma.TransactionClient,
  userId: string,
  now: Date,
): Promise<DeletedPerson | null> {
  const user = await tx.user.findUnique({
    where: { id: userId, deletedAt: null },
    select: { name: true, email: true },
  })
  if (!user) return null
  await tx.user.update({
    where: { id: userId },
    data: {
      ...{ name: DELETED_NAME, privateName: null, image: null },
      ...{ email: null, emailVerified: null, passwordHash: null, kind: 'guest' },
      sessionEpoch: { increment: 1 },
      deletedAt: now,
    },
  })
  await tx.account.deleteMany({ where: { userId } })
  await tx.mailedLink.deleteMany({ where: { userId } })
  await auditAccount('auth/account-deleted', userId, now, tx)
  return { userId, ...user }
}
