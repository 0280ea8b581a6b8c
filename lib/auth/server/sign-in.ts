import { db } from '@/lib/db/client'
import { appError } from '@/lib/shared/errors'
import { forgiveAttempts, takeAttempt } from './attempts'
import { auditAccount } from './audit-account'
import { addSecurityNotice } from './notices/security-notice'
import { verifyPassword } from './passwords/hash-password'
import { inPasswordTurn } from './passwords/password-turns'

export type SignIn = {
  email: string
  password: string
  address: string
  /** The browser, if this account was opened on it before: its attempts are counted separately. */
  device?: string | null
  /** The browser's name, as browserName() returns it. */
  browser?: string
}

/**
 * Checks an e-mail address and a password, and returns what a new session needs. Throws `auth/wrong-credentials`, with
 * the same text and timing whether or not there is such an account; `auth/too-many-tries` when the account or the
 * address has failed too often; `auth/busy`.
 */
export function signIn(input: SignIn, now: Date): Promise<{ id: string; sessionEpoch: number }> {
  return inPasswordTurn(input.address, () => trySignIn(input, now))
}

async function trySignIn(input: SignIn, now: Date): Promise<{ id: string; sessionEpoch: number }> {
  // Strangers who use up the account's attempts don't lock out its owner.
  const account = input.device ? `device:${input.device}:${input.email}` : input.email
  const attempts = { account, address: input.address }
  await takeAttempt(attempts, now)
  const user = await db.user.findUnique({
    where: { email: input.email },
    select: { id: true, sessionEpoch: true, passwordHash: true },
  })
  const fits = await verifyPassword(input.password, user?.passwordHash ?? null)
  if (!user || !fits) {
    throw appError('auth/wrong-credentials')
  }
  await forgiveAttempts(attempts)
  await auditAccount('auth/signed-in', user.id, now)
  if (!input.device)
    await addSecurityNotice('new-device', { userId: user.id, browser: input.browser ?? 'A browser' }, now)
  return { id: user.id, sessionEpoch: user.sessionEpoch }
}
