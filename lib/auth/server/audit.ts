import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newId } from '@/lib/shared/ids'

export type AuthAuditAction =
  | 'auth/signed-up'
  | 'auth/signed-in'
  | 'auth/signed-out'
  | 'auth/guest-entered'
  | 'auth/password-changed'
  | 'auth/signed-out-everywhere'

/**
 * Notes who did what of consequence to an account; never addresses, passwords or tokens. What changes something passes
 * its transaction, so that nothing is changed where it cannot be noted.
 */
export async function recordAudit(
  action: AuthAuditAction,
  userId: string,
  now: Date,
  client: Pick<Prisma.TransactionClient, 'auditEntry'> = db,
): Promise<void> {
  await client.auditEntry.create({
    data: { id: newId(), at: now, actorId: userId, action, subject: `user:${userId}` },
  })
}
