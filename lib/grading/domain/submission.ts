import { z } from 'zod'
import { feedbackSchema } from './feedback'
import { gradeSchema } from './grade'

/** What the form sends: the grade, and from a candidate how each interviewer did. */
export const submissionSchema = gradeSchema.extend({ feedback: z.array(feedbackSchema).max(10).default([]) })
export type Submission = z.output<typeof submissionSchema>
/** The same before it was checked and trimmed. */
export type SubmissionDraft = z.input<typeof submissionSchema>
