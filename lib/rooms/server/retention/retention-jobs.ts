import { type JobHandler, repeats } from '@/lib/jobs/domain/job'
import { type RoundHold, removeOldRounds } from './remove-old-rounds'
import { setGoingDates } from './set-going-dates'

/** The job that applies KEEP_ROUNDS_DAYS. @param holds from all modules */
export function retentionJobs(holds: readonly RoundHold[]): readonly JobHandler[] {
  return [
    repeats('rooms/remove-old-rounds', '0 5 * * *', () => followRetention(holds, new Date()), {
      atStart: true,
    }),
  ]
}

async function followRetention(holds: readonly RoundHold[], now: Date): Promise<void> {
  await setGoingDates(now)
  await removeOldRounds(holds, now)
}
