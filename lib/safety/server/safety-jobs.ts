import { handles, type JobHandler } from '@/lib/jobs/domain/job'
import { LEAVE_EVERYTHING, leaveAsSuspended } from './decide-report'
import { DECISION_MAIL, sendDecisionMail } from './decision-mail'

export const safetyJobs: readonly JobHandler[] = [
  handles(LEAVE_EVERYTHING, ({ userId }) => leaveAsSuspended(userId, new Date())),
  handles(DECISION_MAIL, sendDecisionMail),
]
