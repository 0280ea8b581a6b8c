import { type JobHandler, repeats } from '@/lib/jobs/domain/job'
import { removeAbandonedGuests, removeEndedSessions, removeOldAttempts } from './tidy-accounts'

export const authJobs: readonly JobHandler[] = [
  repeats('auth/remove-old-attempts', '*/15 * * * *', () => removeOldAttempts(new Date())),
  repeats('auth/remove-ended-sessions', '35 3 * * *', () => removeEndedSessions(new Date())),
  repeats('auth/remove-abandoned-guests', '50 3 * * *', () => removeAbandonedGuests(new Date())),
]
