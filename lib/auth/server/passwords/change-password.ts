import { passwordProblem } from '@/lib/auth/domain/passwords/password'
import type { SessionUser } from '@/lib/auth/domain/session-user'
import { forgiveAttempts, takeAttempt } from '@/lib/auth/server/attempts'
import { auditAccount } from '@/lib/auth/server/audit-account'
import { addSecurityNotice } from '@/lib/auth/server/notices/security-notice'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { appError } from '@/lib/shared/errors'
import { hashPassword, verifyPassword } from './hash-password'
import { inPasswordTurn } from './password-turns'

export type PasswordChange = { current: string; next: string; address: string; browser?: string }

/**
 * Sets a new password and ends every session of the user; the caller starts a new one for this browser. Throws
 * `auth/wrong-password`, `auth/weak-password`, `auth/no-password`, `auth/too-many-tries` or `auth/busy`.
 */
export function changePassword(
  user: SessionUser,
  input: PasswordChange,
  now: Date,
): Promise<{ id: string; sessionEpoch: number }> {
  return inPasswordTurn(input.address, () => tryChange(user, input, now))
}

async function tryChange(
  user: SessionUser,
  input: PasswordChange,
  now: Date,
): Promise<{ id: string; sessionEpoch: number }> {
  const row = await db.user.findUniqueOrThrow({
    where: { id: user.id },
    select: { passwordHash: true, sessionEpoch: true },
  })
  if (!row.passwordHash) {
    throw appError('auth/no-password')
  }
  const attempts = { account: user.email ?? user.id, address: input.address }
  await takeAttempt(attempts, now)
  if (!(await verifyPassword(input.current, row.passwordHash))) {
    throw appError('auth/wrong-password')
  }
  await forgiveAttempts(attempts)
  const problem = passwordProblem(input.next, [user.name, user.email ?? ''])
  if (problem) throw appError('auth/weak-password', problem)
  const passwordHash = await hashPassword(input.next)
  return db.$transaction(async (tx) => {
    await auditAccount('auth/password-changed', user.id, now, tx)
    const browser = input.browser ?? 'A browser'
    await addSecurityNotice('new-password', { userId: user.id, browser }, now, inTransaction(tx))
    return tx.user.update({
      where: { id: user.id },
      data: { passwordHash, sessionEpoch: { increment: 1 } },
      select: { id: true, sessionEpoch: true },
    })
  })
}
