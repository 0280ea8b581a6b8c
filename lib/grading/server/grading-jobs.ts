import { configuredEndpoint } from '@/lib/ai/server/endpoint'
import { handles, type JobHandler, repeats } from '@/lib/jobs/domain/job'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { AI_GRADING } from './ai/ai-grading-job'
import { GRADE_AT_END, gradeAtEnd, gradesAtEnd } from './ai/grade-at-end'
import { endpointGrader } from './ai/grader'
import { runAiGrading } from './ai/run-ai-grading'
import { OPEN_GRADES, openGrades, opensGradesLater } from './open-grades'
import { recordMissingVerdicts } from './record-verdict'
import { scheduleOpenings } from './schedule-openings'

export const gradingJobs: readonly JobHandler[] = [
  handles(OPEN_GRADES, ({ roomId }) => openGrades(roomId)),
  handles(AI_GRADING, ({ gradingId }) => {
    const endpoint = configuredEndpoint()
    return runAiGrading(gradingId, endpoint && endpointGrader(endpoint))
  }),
  handles(GRADE_AT_END, ({ roomId }) => gradeAtEnd(roomId)),
  repeats('grading/record-verdicts', '35 * * * *', recordMissingVerdicts, { atStart: true }),
  repeats('grading/schedule-openings', '25 * * * *', scheduleOpenings, { atStart: true }),
]

/** How grading reacts to events of a room. */
export const gradingReactions: readonly Reaction[] = [opensGradesLater, gradesAtEnd]
