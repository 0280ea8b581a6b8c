'use server'

import { adminsOnly } from '@/lib/auth/domain/admins-only'
import { authedAction } from '@/lib/auth/next/authed-action'
import { decisionSchema } from './domain/decision'
import { reportSchema } from './domain/report'
import { decideReport } from './server/decide-report'
import { fileReport } from './server/file-report'

/** Reports a person to the administrators. Guests may too. */
export const reportAction = authedAction(reportSchema, (report, { user, now }) =>
  fileReport(user, report, now),
)

/** Decides on a report. */
export const decideReportAction = authedAction(decisionSchema, (decision, { user, now }) => {
  adminsOnly(user)
  return decideReport(user, decision, now)
})
