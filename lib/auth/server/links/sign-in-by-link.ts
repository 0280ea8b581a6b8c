import { db } from '@/lib/db/client'
import { appError } from '@/lib/shared/errors'
import { auditAccount } from '../audit-account'
import { useLink } from './use-link'

/**
 * Returns what a new session of the link's owner needs. Only confirmed addresses get such links.
 * @throws AppError `auth/link-ended`
 */
export async function signInByLink(
  token: string,
  now: Date,
): Promise<{ id: string; sessionEpoch: number; email: string }> {
  return db.$transaction(async (tx) => {
    const { userId: id, email } = await useLink(tx, token, 'sign_in', now)
    const user = await tx.user.findUnique({ where: { id, email }, select: { sessionEpoch: true } })
    if (!user) throw appError('auth/link-ended')
    await auditAccount('auth/signed-in-by-link', id, now, tx)
    return { id, sessionEpoch: user.sessionEpoch, email }
  })
}
