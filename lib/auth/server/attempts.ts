import { createHmac } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { authSecret } from '@/lib/shared/auth-secret'
import { type AppError, appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'

/** Tries that may fail within the window, per account and per network address. */
export const ATTEMPT_LIMITS = { account: 10, address: 40 } as const
export const ATTEMPT_WINDOW_MS = 15 * 60_000

/** People whom one network address may make within the hour. A class or an office behind one address fits in. */
export const NEW_PEOPLE_LIMITS = { 'sign-up': 20, guest: 40 } as const
export const NEW_PEOPLE_WINDOW_MS = 60 * 60_000

/** Mails with a link that are asked for within the hour, to one e-mail address and from one network address. */
export const MAIL_LIMITS = { account: 5, address: 20 } as const
export const MAIL_WINDOW_MS = 60 * 60_000

/**
 * Mails to one address for as long as nobody has confirmed it, whatever they are for: whoever makes an account with an
 * address of somebody else would else have them mailed for ever.
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

/** With this begin the keys whose tries count for longer than the others. */
export const LONG_KEY = 'long '

/** The accounts and addresses themselves are not kept: only a hash that needs our secret. */
function keyOf(kind: KeyKind, value: string): string {
  return createHmac('sha256', authSecret()).update(`attempt:${kind}:${value}`).digest('base64url')
}

/**
 * Counts one try against the account and the address before it is made, so that many at once can't slip through.
 * Throws `auth/too-many-tries` when either is used up. Call forgiveAttempts() when the try succeeds.
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
 * Counts a mail that somebody asks for, whether or not anybody has the e-mail address (`account`).
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

/** Counts a mail to an address that is not confirmed. @returns false where it has got as many as it may get */
export async function takeUnconfirmedMail(email: string, now: Date): Promise<boolean> {
  const key = unconfirmedKey(email)
  const since = new Date(now.getTime() - UNCONFIRMED_WINDOW_MS)
  return lockedTransaction([key], (tx) => countOne(tx, key, { most: UNCONFIRMED_MAILS, since, now }))
}

/** Whether an address that is not confirmed may get another mail. Counts nothing. */
export async function mayMailUnconfirmed(email: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - UNCONFIRMED_WINDOW_MS)
  const where = { key: unconfirmedKey(email), at: { gte: since } }
  return (await db.signInAttempt.count({ where })) < UNCONFIRMED_MAILS
}

function unconfirmedKey(email: string): string {
  return `${LONG_KEY}${keyOf('mail-unconfirmed', email)}`
}

/**
 * Counts a person whom an address is about to make. Throws `auth/too-many-people`. The machine itself has no limit: a
 * proxy on it that nobody told us of would make everybody share one.
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

/** What clientAddress() makes of ::1. */
const OWN_NETWORK = '0:0:0:0::/64'

/** Only where nobody else counts the same key. @returns false when there are as many already */
async function countOne(
  tx: Prisma.TransactionClient,
  key: string,
  { most, since, now }: { most: number; since: Date; now: Date },
): Promise<boolean> {
  if ((await tx.signInAttempt.count({ where: { key, at: { gte: since } } })) >= most) return false
  await tx.signInAttempt.create({ data: { id: newId(), key, at: now } })
  return true
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

function tooMany(): AppError {
  return appError('auth/too-many-tries')
}
