import { handles, type JobHandler, repeats } from '@/lib/jobs/domain/job'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { OPEN_GRADES, openGrades, opensGradesLater } from './open-grades'
import { scheduleOpenings } from './schedule-openings'

export const gradingJobs: readonly JobHandler[] = [
  handles(OPEN_GRADES, ({ roomId }) => openGrades(roomId)),
  repeats('grading/schedule-openings', '25 * * * *', scheduleOpenings, { atStart: true }),
]

/** What grading does about events of a room. */
export const gradingReactions: readonly Reaction[] = [opensGradesLater]
