import { handles, type JobHandler, repeats } from '@/lib/jobs/domain/job'
import { linkJobs } from './links/link-jobs'
import { SECURITY_NOTICE } from './notices/security-notice'
import { sendSecurityNotice } from './notices/send-security-notice'
import {
  removeAbandonedGuests,
  removeEndedLinks,
  removeEndedSessions,
  removeOldAttempts,
} from './tidy-accounts'

export const authJobs: readonly JobHandler[] = [
  repeats('auth/remove-old-attempts', '*/15 * * * *', () => removeOldAttempts(new Date())),
  ...linkJobs,
  handles(SECURITY_NOTICE, sendSecurityNotice),
  repeats('auth/remove-ended-links', '20 3 * * *', () => removeEndedLinks(new Date())),
  repeats('auth/remove-ended-sessions', '35 3 * * *', () => removeEndedSessions(new Date())),
  repeats('auth/remove-abandoned-guests', '50 3 * * *', () => removeAbandonedGuests(new Date())),
]
