import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { appError } from '@/lib/shared/errors'
import { hashToken } from '@/lib/shared/link-token'
import type { LinkPurpose } from '../../domain/mailed-link'

/** The owner of a link. */
export type LinkOwner = { userId: string; email: string; name: string }

/**
 * Finds a link's owner without using the link: programs that scan mail open links too.
 * @throws AppError `auth/link-ended`
 */
export async function readLink(token: string, purpose: LinkPurpose, now: Date): Promise<LinkOwner> {
  const link = await db.mailedLink.findUnique({
    where: { hash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: now } },
    select: { userId: true, email: true, user: { select: { name: true, email: true } } },
  })
  // A link proves one address, so it is void once the address changes.
  if (!link || link.user.email !== link.email) throw appError('auth/link-ended')
  return { userId: link.userId, email: link.email, name: link.user.name }
}

/**
 * Uses a link, within the transaction of whatever it is for. Of several concurrent uses, one succeeds. All other links
 * of the user for the same purpose become invalid.
 * @throws AppError `auth/link-ended`
 */
export async function useLink(
  tx: Prisma.TransactionClient,
  token: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<{ userId: string; email: string }> {
  const hash = hashToken(token)
  const used = await tx.mailedLink.updateMany({
    where: { hash, purpose, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  if (used.count === 0) throw appError('auth/link-ended')
  const { userId, email } = await tx.mailedLink.findUniqueOrThrow({ where: { hash } })
  await tx.mailedLink.updateMany({ where: { userId, purpose, usedAt: null }, data: { usedAt: now } })
  return { userId, email }
}
