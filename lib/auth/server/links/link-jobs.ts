import { z } from 'zod'
import type { Queryable } from '@/lib/db/queryable'
import { handles, type JobHandler } from '@/lib/jobs/domain/job'
import { addJob } from '@/lib/jobs/server/add-job'
import { mailJob } from '@/lib/mail/domain/mail-job'
import { newToken } from '@/lib/shared/link-token'
import { LINK_PURPOSES, type LinkPurpose } from '../../domain/mailed-link'
import { sendLink } from './send-link'

/** The token is made of the nonce when the mail is: it stands in no table, and the same mail sent twice has the same. */
const SEND_LINK = mailJob(
  'auth/send-link',
  z.object({ purpose: z.enum(LINK_PURPOSES), email: z.string(), nonce: z.string().min(16) }),
  { brief: true },
)

export const linkJobs: readonly JobHandler[] = [handles(SEND_LINK, (link) => sendLink(link, new Date()))]

/**
 * Has a link mailed to whoever has this address, if anybody does: that is found out when the mail is made, so that
 * asking takes the same time for every address. The caller counts how often it is asked for.
 */
export async function addLinkMail(purpose: LinkPurpose, email: string, within?: Queryable): Promise<void> {
  await addJob(
    SEND_LINK,
    { purpose, email, nonce: newToken() },
    { key: `auth/${purpose}:${email}`, ...(within && { within }) },
  )
}
