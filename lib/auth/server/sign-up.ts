import { passwordProblem } from '@/lib/auth/domain/passwords/password'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { takeAttempt, takeNewPerson } from './attempts'
import { auditAccount } from './audit-account'
import { addLinkMail } from './links/link-jobs'
import { hashPassword } from './passwords/hash-password'
import { inPasswordTurn } from './passwords/password-turns'

export type SignUp = { name: string; email: string; password: string; timeZone: string; address: string }

/**
 * Creates an account and returns what its first session needs. A guest (`guestId`) becomes a member under the same id
 * and so keeps everything from their sessions: rooms, grades, replays. Throws `auth/weak-password`, `auth/email-taken`,
 * `auth/has-account`, `auth/too-many-people` or `auth/busy`.
 */
export async function signUp(
  input: SignUp,
  guestId: string | null,
  now: Date,
): Promise<{ id: string; sessionEpoch: number }> {
  const problem = passwordProblem(input.password, [input.name, input.email])
  if (problem) throw appError('auth/weak-password', problem)
  return inPasswordTurn(input.address, () => makeAccount(input, guestId, now))
}

async function makeAccount(
  input: SignUp,
  guestId: string | null,
  now: Date,
): Promise<{ id: string; sessionEpoch: number }> {
  await takeNewPerson('sign-up', input.address, now)
  const passwordHash = await hashPassword(input.password)
  const profile = { timeZone: input.timeZone }
  const account = { kind: 'member', name: input.name, email: input.email, passwordHash } as const
  const id = guestId ?? newId()
  const select = { id: true, sessionEpoch: true } as const
  try {
    return await db.$transaction(async (tx) => {
      await auditAccount('auth/signed-up', id, now, tx)
      await addLinkMail('confirm', input.email, inTransaction(tx))
      if (!guestId) return tx.user.create({ data: { id, ...account, profile: { create: profile } }, select })
      return tx.user.update({
        // The kind is part of the condition: of two concurrent sign-ups, the second no longer finds a guest.
        where: { id, kind: 'guest' },
        // The guest's session ends; the caller starts a new one under a new session id.
        data: {
          ...account,
          sessionEpoch: { increment: 1 },
          profile: { upsert: { create: profile, update: profile } },
        },
        select,
      })
    })
  } catch (error) {
    const code = error instanceof Prisma.PrismaClientKnownRequestError ? error.code : null
    if (code === 'P2025') throw appError('auth/has-account')
    if (code !== 'P2002') throw error
    // Probing which addresses have an account uses up attempts, just like guessing passwords.
    await takeAttempt({ account: `taken:${input.email}`, address: input.address }, now)
    throw appError('auth/email-taken')
  }
}
