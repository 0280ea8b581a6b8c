import type { z } from 'zod'
import type { JobKind } from '@/lib/jobs/domain/job'

/**
 * A job that sends one mail. All of them wait in one queue, one at a time: a mail server that hangs only delays other
 * mails. Retried for about six minutes in all if `brief`, for content that is soon out of date; otherwise for about
 * nine hours.
 */
export function mailJob<Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  { brief = false } = {},
): JobKind<Payload> {
  return { name, payload, attempts: brief ? 6 : 11, queue: 'mail' }
}
