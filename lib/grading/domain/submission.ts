import { z } from 'zod'
import { feedbackSchema } from './feedback'
import { gradeSchema, scoresSchemaFor } from './grade'
import type { Rubric } from './rubric'

/**
 * What the form sends: the grade, and a candidate's feedback on each interviewer. Accepts entries for any version of
 * the rubric; `submissionSchemaFor` then checks that they are complete for the room's version.
 */
export const submissionSchema = gradeSchema.extend({ feedback: z.array(feedbackSchema).max(10).default([]) })
export type Submission = z.output<typeof submissionSchema>
/** The same before validation and trimming. */
export type SubmissionDraft = z.input<typeof submissionSchema>

/** What the form sends in a room with this rubric. Its scores are output in their stored form. */
export function submissionSchemaFor(rubric: Rubric) {
  return submissionSchema.extend({ scores: scoresSchemaFor(rubric) })
}
