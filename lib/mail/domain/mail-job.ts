import type { z } from 'zod'
import type { JobKind } from '@/lib/jobs/domain/job'

/**
 * A job that sends one mail. All of them wait in one queue, one at a time: a mail server that hangs holds up other mails
 * and nothing else. Tried for about six minutes in all where it is `brief`, as what it says is soon out of date;
 * otherwise for about nine hours.
 */
export function mailJob<Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  { brief = false } = {},
): JobKind<Payload> {
  return { name, payload, attempts: brief ? 6 : 11, queue: 'mail' }
}
