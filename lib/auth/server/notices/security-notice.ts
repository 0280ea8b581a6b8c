import { z } from 'zod'
import type { Queryable } from '@/lib/db/queryable'
import { addJob } from '@/lib/jobs/server/add-job'
import { mailJob } from '@/lib/mail/domain/mail-job'
import { newId } from '@/lib/shared/ids'

/** What somebody should hear of their account, as it may not have been them. */
const HAPPENINGS = ['new-device', 'new-password'] as const
export type Happening = (typeof HAPPENINGS)[number]

export const SECURITY_NOTICE = mailJob(
  'auth/security-notice',
  z.object({
    id: z.string(),
    what: z.enum(HAPPENINGS),
    userId: z.string(),
    /** In words, as browserName() makes them. */
    browser: z.string(),
    at: z.string(),
  }),
)

/** Has a person told by mail what happened to their account, if they want to know and their address is confirmed. */
export async function addSecurityNotice(
  what: Happening,
  { userId, browser }: { userId: string; browser: string },
  now: Date,
  within?: Queryable,
): Promise<void> {
  const notice = { id: newId(), what, userId, browser, at: now.toISOString() }
  await addJob(SECURITY_NOTICE, notice, within && { within })
}
