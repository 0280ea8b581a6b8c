import type { LinkPurpose } from '../../domain/mailed-link'
import { takeMail } from '../attempts'
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
