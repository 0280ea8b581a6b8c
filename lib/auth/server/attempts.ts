import { createHmac } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { AppError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { authSecret } from './auth-secret'

/** Tries that may fail within the window, per account and per network address. */
export const ATTEMPT_LIMITS = { account: 10, address: 40 } as const
export const ATTEMPT_WINDOW_MS = 15 * 60_000

export type AttemptKind = keyof typeof ATTEMPT_LIMITS

/** Tries in the order in which their locks are taken: the same everywhere, so that two can't wait for each other. */
export type Attempts = Readonly<Record<AttemptKind, string>>

/** The accounts and addresses themselves are not kept: only a hash that needs our secret. */
function keyOf(kind: AttemptKind, value: string): string {
  return createHmac('sha256', authSecret()).update(`attempt:${kind}:${value}`).digest('base64url')
}

/**
 * Counts one try against the account and the address before it is made, so that many at once can't slip through.
 * Throws `auth/too-many-tries` when either is used up. Call forgiveAttempts() when the try succeeds.
 */
export async function takeAttempt(attempts: Attempts, now: Date): Promise<void> {
  const since = new Date(now.getTime() - ATTEMPT_WINDOW_MS)
  await db.$transaction(async (tx) => {
    await deleteOld(tx, since)
    for (const kind of ['account', 'address'] as const) {
      const key = keyOf(kind, attempts[kind])
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
      const failed = await tx.signInAttempt.count({ where: { key, at: { gte: since } } })
      if (failed >= ATTEMPT_LIMITS[kind]) throw tooMany()
      await tx.signInAttempt.create({ data: { id: newId(), key, at: now } })
    }
  })
}

/** A try succeeded: the account starts afresh, the address gets this one try back. */
export async function forgiveAttempts(attempts: Attempts): Promise<void> {
  await db.signInAttempt.deleteMany({ where: { key: keyOf('account', attempts.account) } })
  const newest = await db.signInAttempt.findFirst({
    where: { key: keyOf('address', attempts.address) },
    orderBy: { at: 'desc' },
    select: { id: true },
  })
  if (newest) await db.signInAttempt.deleteMany({ where: { id: newest.id } })
}

/** Skips what another try is deleting at this moment: two of them must not wait for each other. */
async function deleteOld(tx: Prisma.TransactionClient, since: Date): Promise<void> {
  await tx.$executeRaw`
    delete from "SignInAttempt" where id in (
      select id from "SignInAttempt" where at < ${since} limit 200 for update skip locked
    )`
}

function tooMany(): AppError {
  return new AppError('auth/too-many-tries', 'Too many tries. Wait 15 minutes, then try again.')
}
