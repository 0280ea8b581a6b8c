import { z } from 'zod'
import { feedbackSchema } from './feedback'
import { gradeSchema, scoresSchemaFor } from './grade'
import type { Rubric } from './rubric'

/**
 * What the form sends: the grade, and from a candidate how each interviewer did. It reads entries for any version of
 * the rubric; `submissionSchemaFor` then says whether they are complete for that of the room.
 */
export const submissionSchema = gradeSchema.extend({ feedback: z.array(feedbackSchema).max(10).default([]) })
export type Submission = z.output<typeof submissionSchema>
/** The same before it was checked and trimmed. */
export type SubmissionDraft = z.input<typeof submissionSchema>

/** What the form sends in a room with this rubric. Its scores come out as they are kept. */
export function submissionSchemaFor(rubric: Rubric) {
  return submissionSchema.extend({ scores: scoresSchemaFor(rubric) })
}
