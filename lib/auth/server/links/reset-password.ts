import { passwordProblem } from '@/lib/auth/domain/passwords/password'
import { hashPassword } from '@/lib/auth/server/passwords/hash-password'
import { inPasswordTurn } from '@/lib/auth/server/passwords/password-turns'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { addJob } from '@/lib/jobs/server/add-job'
import { appError } from '@/lib/shared/errors'
import { auditAccount } from '../audit-account'
import { addSecurityNotice } from '../notices/security-notice'
import { ACCOUNT_TAKEN_BACK } from './account-taken-back'
import { readLink, useLink } from './use-link'

/** What a new session needs, and its owner's address. */
type Opened = { id: string; sessionEpoch: number; email: string }

/**
 * Sets the password of a link's owner, confirms their address and ends every session; the caller starts a new one. If
 * the address was unconfirmed, somebody else may have created the account with it: other services that could sign in to
 * it are disconnected, and its secret links revoked.
 * @throws AppError `auth/link-ended`, `auth/weak-password` (the link stays valid) or `auth/busy`
 */
export async function resetPassword(
  input: { token: string; password: string; address: string; browser: string },
  now: Date,
): Promise<Opened> {
  const owner = await readLink(input.token, 'reset', now)
  const problem = passwordProblem(input.password, [owner.name, owner.email])
  if (problem) throw appError('auth/weak-password', problem)
  return inPasswordTurn(input.address, async () => {
    const passwordHash = await hashPassword(input.password)
    return db.$transaction(async (tx) => {
      const { userId: id, email } = await useLink(tx, input.token, 'reset', now)
      const before = await tx.user.findUnique({ where: { id, email }, select: { emailVerified: true } })
      if (!before) throw appError('auth/link-ended')
      if (!before.emailVerified) {
        await tx.account.deleteMany({ where: { userId: id } })
        await addJob(ACCOUNT_TAKEN_BACK, { userId: id }, { within: inTransaction(tx) })
      }
      await auditAccount('auth/password-reset', id, now, tx)
      const { sessionEpoch } = await tx.user.update({
        where: { id },
        data: { passwordHash, emailVerified: before.emailVerified ?? now, sessionEpoch: { increment: 1 } },
        select: { sessionEpoch: true },
      })
      await addSecurityNotice('new-password', { userId: id, browser: input.browser }, now, inTransaction(tx))
      return { id, sessionEpoch, email }
    })
  })
}
