import { z } from 'zod'
import type { Queryable } from '@/lib/db/queryable'
import { handles, type JobHandler } from '@/lib/jobs/domain/job'
import { addJob } from '@/lib/jobs/server/add-job'
import { mailJob } from '@/lib/mail/domain/mail-job'
import { newToken } from '@/lib/shared/link-token'
import { LINK_PURPOSES, type LinkPurpose } from '../../domain/mailed-link'
import { sendLink } from './send-link'

/**
 * The token is derived from the nonce when the mail is written: no table holds it, and a mail that is resent has the
 * same token.
 */
const SEND_LINK = mailJob(
  'auth/send-link',
  z.object({ purpose: z.enum(LINK_PURPOSES), email: z.string(), nonce: z.string().min(16) }),
  { brief: true },
)

export const linkJobs: readonly JobHandler[] = [handles(SEND_LINK, (link) => sendLink(link, new Date()))]

/**
 * Has a link mailed to the owner of this address, if there is one. That is looked up when the mail is written, so that
 * the request takes the same time for every address. The caller counts requests.
 */
export async function addLinkMail(purpose: LinkPurpose, email: string, within?: Queryable): Promise<void> {
  await addJob(
    SEND_LINK,
    { purpose, email, nonce: newToken() },
    { key: `auth/${purpose}:${email}`, ...(within && { within }) },
  )
}
