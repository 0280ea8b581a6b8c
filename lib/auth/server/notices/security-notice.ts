import { z } from 'zod'
import type { Queryable } from '@/lib/db/queryable'
import { addJob } from '@/lib/jobs/server/add-job'
import { mailJob } from '@/lib/mail/domain/mail-job'
import { newId } from '@/lib/shared/ids'

/** Account events that a user should know of, as somebody else may have caused them. */
const HAPPENINGS = ['new-device', 'new-password'] as const
export type Happening = (typeof HAPPENINGS)[number]

export const SECURITY_NOTICE = mailJob(
  'auth/security-notice',
  z.object({
    id: z.string(),
    what: z.enum(HAPPENINGS),
    userId: z.string(),
    /** As browserName() returns it. */
    browser: z.string(),
    at: z.string(),
  }),
)

/** Queues a mail about an account event, if the user wants such mails and their address is confirmed. */
export async function addSecurityNotice(
  what: Happening,
  { userId, browser }: { userId: string; browser: string },
  now: Date,
  within?: Queryable,
): Promise<void> {
  const notice = { id: newId(), what, userId, browser, at: now.toISOString() }
  await addJob(SECURITY_NOTICE, notice, within && { within })
}
