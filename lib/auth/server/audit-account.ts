import { recordAudit } from '@/lib/audit/server/record-audit'
import type { Prisma } from '@/lib/db/generated/client'

export type AuthAuditAction =
  | 'auth/signed-up'
  | 'auth/signed-in'
  | 'auth/signed-out'
  | 'auth/signed-in-by-link'
  | 'auth/email-confirmed'
  | 'auth/password-reset'
  | 'auth/guest-entered'
  | 'auth/password-changed'
  | 'auth/signed-out-everywhere'
  | 'auth/account-deleted'

/** Records an account event, within the transaction that changes the account. */
export async function auditAccount(
  action: AuthAuditAction,
  userId: string,
  now: Date,
  client?: Pick<Prisma.TransactionClient, 'auditEntry'>,
): Promise<void> {
  await recordAudit({ at: now, actorId: userId, action, subject: `user:${userId}` }, client)
}
