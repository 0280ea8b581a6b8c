import { Counter } from 'prom-client'
import { registry } from '@/lib/health/registry'
import { singleton } from '@/lib/shared/singleton'

/** The outcome of a mail: sent, permanently refused by the mail server, or no longer wanted or allowed. */
export type MailOutcome = 'sent' | 'refused' | 'dropped'

/** Counts a mail in /metrics. One that could not be sent yet counts as a failed run of its job. */
export function countMail(outcome: MailOutcome): void {
  const mails = singleton(
    'mails',
    () =>
      new Counter({
        name: 'threepoint_mails_total',
        help: 'Mails of this process, by outcome.',
        labelNames: ['outcome'],
        registers: [registry()],
      }),
  )
  mails.inc({ outcome })
}
