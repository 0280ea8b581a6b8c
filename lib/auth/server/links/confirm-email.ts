import { db } from '@/lib/db/client'
import { appError } from '@/lib/shared/errors'
import { auditAccount } from '../audit-account'
import { useLink } from './use-link'

/** Confirms the address that a link was sent to. @throws AppError `auth/link-ended` */
export async function confirmEmail(token: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const { userId: id, email } = await useLink(tx, token, 'confirm', now)
    const { count } = await tx.user.updateMany({ where: { id, email }, data: { emailVerified: now } })
    if (count === 0) throw appError('auth/link-ended')
    await auditAccount('auth/email-confirmed', id, now, tx)
  })
}
