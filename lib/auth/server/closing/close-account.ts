import { DELETED_NAME, type DeletedPerson } from '@/lib/auth/domain/deleted-account'
import { auditAccount } from '@/lib/auth/server/audit-account'
import type { Prisma } from '@/lib/db/generated/client'

/**
 * Ends an account at once: its sessions and every way to sign in, and what it is called. The row stays until the rest is
 * erased. @returns what they were called, which is kept nowhere else from here on; null where it is closed already
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
