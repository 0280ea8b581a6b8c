import { db } from '@/lib/db/client'
import { newId } from '@/lib/shared/ids'

export type AuthAuditAction =
  | 'auth/signed-up'
  | 'auth/signed-in'
  | 'auth/guest-entered'
  | 'auth/password-changed'
  | 'auth/signed-out-everywhere'

/** Notes who did what of consequence to an account; never addresses, passwords or tokens. */
export async function recordAudit(action: AuthAuditAction, userId: string, now: Date): Promise<void> {
  await db.auditEntry.create({
    data: { id: newId(), at: now, actorId: userId, action, subject: `user:${userId}` },
  })
}
