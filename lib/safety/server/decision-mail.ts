import { z } from 'zod'
import { db } from '@/lib/db/client'
import type { Queryable } from '@/lib/db/queryable'
import { addJob } from '@/lib/jobs/server/add-job'
import { button, letter } from '@/lib/mail/domain/letter'
import { mailJob } from '@/lib/mail/domain/mail-job'
import { sendNotice } from '@/lib/mail/server/send-mail'
import { siteAddress } from '@/lib/mail/server/site-address'
import { idSchema } from '@/lib/shared/id-schema'

/** Mails a user what the administrators decided about them. */
export const DECISION_MAIL = mailJob('safety/decision', z.object({ decisionId: idSchema }))

export function addDecisionMail(decisionId: string, within: Queryable): Promise<void> {
  return addJob(DECISION_MAIL, { decisionId }, { within })
}

const SUBJECTS = {
  warned: 'A warning about your rounds',
  suspended: 'You are suspended from meeting others for now',
  lifted: 'You can meet others again',
} as const

/** @throws Error when it should be retried */
export async function sendDecisionMail({
  decisionId,
}: z.output<typeof DECISION_MAIL.payload>): Promise<void> {
  const decision = await db.reportDecision.findUnique({
    where: { id: decisionId },
    select: { outcome: true, message: true, report: { select: { reportedId: true } } },
  })
  const userId = decision?.report.reportedId
  if (!decision || !userId || decision.outcome === 'closed') return
  await sendNotice({
    key: decisionId,
    userId,
    kind: 'site',
    subject: SUBJECTS[decision.outcome],
    letter: letter`
      A message from the people who run the site:

      ${decision.message}

      ${button('Open your settings', siteAddress('/settings#site'))}`,
  })
}
