import { appError } from '@/lib/shared/errors'
import type { LinkPurpose } from '../../domain/mailed-link'
import { mayMailUnconfirmed, takeMail, UNCONFIRMED_MAILS } from '../attempts'
import { addLinkMail } from './link-jobs'

/**
 * Has a link mailed. The response and its timing are the same whether or not anybody has this address.
 * @throws AppError `auth/too-many-mails`
 */
export async function askForLink(
  { purpose, email, address }: { purpose: LinkPurpose; email: string; address: string },
  now: Date,
): Promise<void> {
  await takeMail({ account: email, address }, now)
  await addLinkMail(purpose, email)
}

/**
 * Resends the link that confirms the signed-in user's address. They are told if the address has reached its limit;
 * strangers who ask for another link are not, as it would reveal the account.
 * @throws AppError `auth/too-many-mails`, `auth/unconfirmed-mails`
 */
export async function askToConfirm(
  { email, address }: { email: string; address: string },
  now: Date,
): Promise<void> {
  if (!(await mayMailUnconfirmed(email, now)))
    throw appError('auth/unconfirmed-mails', { most: UNCONFIRMED_MAILS })
  await askForLink({ purpose: 'confirm', email, address }, now)
}
