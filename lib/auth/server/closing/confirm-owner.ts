import { confirmationOf } from '@/lib/auth/domain/confirmation'
import type { SessionUser } from '@/lib/auth/domain/session-user'
import { forgiveAttempts, takeAttempt } from '@/lib/auth/server/attempts'
import { verifyPassword } from '@/lib/auth/server/passwords/hash-password'
import { inPasswordTurn } from '@/lib/auth/server/passwords/password-turns'
import { db } from '@/lib/db/client'
import { appError } from '@/lib/shared/errors'

/**
 * Checks that a user means to do something that cannot be undone: with their password or, if they have none, with their
 * e-mail address or name as the page shows it.
 * @throws AppError `auth/wrong-password`, `auth/wrong-confirmation`, `auth/too-many-tries`, `auth/busy`
 */
export async function confirmOwner(
  user: SessionUser,
  typed: string,
  address: string,
  now: Date,
): Promise<void> {
  const row = await db.user.findUniqueOrThrow({ where: { id: user.id }, select: { passwordHash: true } })
  const { passwordHash } = row
  if (passwordHash === null) {
    const asked = confirmationOf(user)
    if (typed.trim().toLowerCase() !== asked.toLowerCase())
      throw appError('auth/wrong-confirmation', { asked })
    return
  }
  const attempts = { account: user.email ?? user.id, address }
  await inPasswordTurn(address, async () => {
    await takeAttempt(attempts, now)
    if (!(await verifyPassword(typed, passwordHash))) throw appError('auth/wrong-password')
    await forgiveAttempts(attempts)
  })
}
