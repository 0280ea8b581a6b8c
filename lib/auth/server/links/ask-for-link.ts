import { appError } from '@/lib/shared/errors'
import type { LinkPurpose } from '../../domain/mailed-link'
import { mayMailUnconfirmed, takeMail, UNCONFIRMED_MAILS } from '../attempts'
import { addLinkMail } from './link-jobs'

/**
 * Has a link mailed, in the same words and time whether or not anybody has this address.
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
 * Has the link mailed again that confirms the address of whoever is signed in. They read where it gets no more of them;
 * strangers who ask for another link do not, as it would tell them of the account.
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
