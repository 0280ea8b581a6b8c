import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import type { Rubric } from '@/lib/grading/domain/rubric'
import { type SubmissionDraft, submissionSchemaFor } from '@/lib/grading/domain/submission'
import { type GradeDraft, submissionOf } from './grade-draft'

const PARTS = ['score', 'answers', 'overrule', 'note'] as const

/** What is missing in one dimension, by form field. */
export type EntryProblems = Partial<Record<(typeof PARTS)[number], string>>

/** What prevents a draft from being submitted, by dimension; `other` belongs to none. */
export type SubmissionProblems = {
  scores: Partial<Record<Dimension, EntryProblems>>
  other: string | null
}

export const NO_PROBLEMS: SubmissionProblems = { scores: {}, other: null }

/** Validates a draft with the schema that the server uses. */
export function checkDraft(
  draft: GradeDraft,
  rubric: Rubric,
): { ok: true; submission: SubmissionDraft } | { ok: false; problems: SubmissionProblems } {
  const submission = submissionOf(draft, rubric)
  const parsed = submissionSchemaFor(rubric).safeParse(submission)
  if (parsed.success) return { ok: true, submission }
  const problems: SubmissionProblems = { scores: {}, other: null }
  for (const { path, message } of parsed.error.issues) {
    const [where, dimension, key] = path
    const part = PARTS.find((one) => one === key)
    if (where === 'scores' && isDimension(dimension) && part) {
      problems.scores[dimension] = { [part]: message, ...problems.scores[dimension] }
    } else problems.other ??= message
  }
  return { ok: false, problems }
}

/** One sentence that names the dimensions with a problem. */
export function problemSentence(
  { scores, other }: SubmissionProblems,
  titleOf: (id: Dimension) => string,
): string | null {
  const titles = DIMENSIONS.filter((id) => scores[id]).map(titleOf)
  if (titles.length === 0) return other
  const named = titles.length > 2 ? `${titles[0]} and ${titles.length - 1} more` : titles.join(' and ')
  return `Something is missing in ${named}. Your grade has not been submitted yet.`
}

function isDimension(value: unknown): value is Dimension {
  return DIMENSIONS.some((id) => id === value)
}
