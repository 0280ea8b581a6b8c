import { createHmac } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { authSecret } from '@/lib/shared/auth-secret'
import { type AppError, appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'

/** Maximum number of failed attempts within the window, per account and per network address. */
export const ATTEMPT_LIMITS = { account: 10, address: 40 } as const
export const ATTEMPT_WINDOW_MS = 15 * 60_000

/** Maximum number of people that one network address may create per hour. Enough for a class or an office. */
export const NEW_PEOPLE_LIMITS = { 'sign-up': 20, guest: 40 } as const
export const NEW_PEOPLE_WINDOW_MS = 60 * 60_000

/** Maximum number of mailed links requested per hour, for one e-mail address and from one network address. */
export const MAIL_LIMITS = { account: 5, address: 20 } as const
export const MAIL_WINDOW_MS = 60 * 60_000

/**
 * Maximum number of mails of any kind to an address until it is confirmed: otherwise an account created with somebody
 * else's address could have them mailed forever.
 */
export const UNCONFIRMED_MAILS = 10
export const UNCONFIRMED_WINDOW_MS = 30 * 24 * 60 * 60_000

export type AttemptKind = keyof typeof ATTEMPT_LIMITS

export type Attempts = Readonly<Record<AttemptKind, string>>

type KeyKind =
  | AttemptKind
  | 'mail-account'
  | 'mail-address'
  | 'mail-unconfirmed'
  | keyof typeof NEW_PEOPLE_LIMITS

/** Prefix of the keys whose attempts count for longer than the others. */
export const LONG_KEY = 'long '

/** Accounts and addresses themselves are not stored, only a hash keyed with our secret. */
function keyOf(kind: KeyKind, value: string): string {
  return createHmac('sha256', authSecret()).update(`attempt:${kind}:${value}`).digest('base64url')
}

/**
 * Counts an attempt against the account and the address before it is made, so that parallel ones can't slip through.
 * Throws `auth/too-many-tries` when either limit is reached. Call forgiveAttempts() if the attempt succeeds.
 */
export async function takeAttempt(attempts: Attempts, now: Date): Promise<void> {
  const since = new Date(now.getTime() - ATTEMPT_WINDOW_MS)
  const keys = { account: keyOf('account', attempts.account), address: keyOf('address', attempts.address) }
  await lockedTransaction(Object.values(keys), async (tx) => {
    for (const kind of ['account', 'address'] as const) {
      const key = keys[kind]
      if (!(await countOne(tx, key, { most: ATTEMPT_LIMITS[kind], since, now }))) throw tooMany()
    }
  })
}

/**
 * Counts a requested mail, whether or not the e-mail address (`account`) is anybody's.
 * @throws AppError `auth/too-many-mails`
 */
export async function takeMail(attempts: Attempts, now: Date): Promise<void> {
  const since = new Date(now.getTime() - MAIL_WINDOW_MS)
  const keys = {
    account: keyOf('mail-account', attempts.account),
    address: keyOf('mail-address', attempts.address),
  }
  await lockedTransaction(Object.values(keys), async (tx) => {
    for (const kind of ['account', 'address'] as const) {
      if (!(await countOne(tx, keys[kind], { most: MAIL_LIMITS[kind], since, now })))
        throw appError('auth/too-many-mails')
    }
  })
}

/** Counts a mail to an unconfirmed address. @returns false if the address has reached its limit */
export async function takeUnconfirmedMail(email: string, now: Date): Promise<boolean> {
  const key = unconfirmedKey(email)
  const since = new Date(now.getTime() - UNCONFIRMED_WINDOW_MS)
  return lockedTransaction([key], (tx) => countOne(tx, key, { most: UNCONFIRMED_MAILS, since, now }))
}

/** Whether an unconfirmed address may get another mail. Counts nothing. */
export async function mayMailUnconfirmed(email: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - UNCONFIRMED_WINDOW_MS)
  const where = { key: unconfirmedKey(email), at: { gte: since } }
  return (await db.signInAttempt.count({ where })) < UNCONFIRMED_MAILS
}

function unconfirmedKey(email: string): string {
  return `${LONG_KEY}${keyOf('mail-unconfirmed', email)}`
}

/**
 * Counts a person whom an address is about to create. Throws `auth/too-many-people`. The machine itself has no limit:
 * behind an undeclared local proxy, everybody would share it.
 */
export async function takeNewPerson(
  kind: keyof typeof NEW_PEOPLE_LIMITS,
  address: string,
  now: Date,
): Promise<void> {
  if (address.startsWith('127.') || address === OWN_NETWORK) return
  const since = new Date(now.getTime() - NEW_PEOPLE_WINDOW_MS)
  const key = keyOf(kind, address)
  const fits = await lockedTransaction([key], (tx) =>
    countOne(tx, key, { most: NEW_PEOPLE_LIMITS[kind], since, now }),
  )
  if (fits) return
  throw appError('auth/too-many-people')
}

/** clientAddress() of ::1. */
const OWN_NETWORK = '0:0:0:0::/64'

/** Only where nobody else is counting the same key. @returns false when the limit is reached */
async function countOne(
  tx: Prisma.TransactionClient,
  key: string,
  { most, since, now }: { most: number; since: Date; now: Date },
): Promise<boolean> {
  if ((await tx.signInAttempt.count({ where: { key, at: { gte: since } } })) >= most) return false
  await tx.signInAttempt.create({ data: { id: newId(), key, at: now } })
  return true
}

/** An attempt succeeded: the account's count is reset, the address gets this one attempt back. */
export async function forgiveAttempts(attempts: Attempts): Promise<void> {
  await db.signInAttempt.deleteMany({ where: { key: keyOf('account', attempts.account) } })
  const newest = await db.signInAttempt.findFirst({
    where: { key: keyOf('address', attempts.address) },
    orderBy: { at: 'desc' },
    select: { id: true },
  })
  if (newest) await db.signInAttempt.deleteMany({ where: { id: newest.id } })
}

function tooMany(): AppError {
  return appError('auth/too-many-tries')
}
