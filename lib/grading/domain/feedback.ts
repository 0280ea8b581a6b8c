import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'
import { storedText } from '@/lib/shared/stored-text'

const HINT_QUALITIES = ['tooFew', 'right', 'tooMany'] as const

/** Maximum length of a safety note, in characters. */
export const SAFETY_NOTE_LIMIT = 2_000

/** A candidate's feedback on one of their interviewers. Every question is optional. */
export const feedbackSchema = z.strictObject({
  /** The interviewer's user id. */
  about: idSchema,
  punctual: z.boolean().nullable(),
  realistic: z.boolean().nullable(),
  hints: z.enum(HINT_QUALITIES).nullable(),
  /** Would practise with the interviewer again. Never shown to the interviewer. */
  again: z.boolean().nullable(),
  /** For the people who run the site. Never shown to the interviewer. */
  safetyNote: storedText().trim().max(SAFETY_NOTE_LIMIT, `Use at most ${SAFETY_NOTE_LIMIT} characters.`),
})
export type FeedbackInput = z.output<typeof feedbackSchema>

/** The part that the interviewer may read. */
export type SharedFeedback = Pick<FeedbackInput, 'punctual' | 'realistic' | 'hints'>

/** Keys are listed explicitly, so that a new question stays private until someone adds it here. */
export function sharedFeedback({ punctual, realistic, hints }: FeedbackInput): SharedFeedback {
  return { punctual, realistic, hints }
}

/** Whether anything was answered at all. */
export function saysSomething({ punctual, realistic, hints, again, safetyNote }: FeedbackInput): boolean {
  return [punctual, realistic, hints, again].some((answer) => answer !== null) || safetyNote !== ''
}
