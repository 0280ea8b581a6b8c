import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import { type Submission, submissionSchema } from '@/lib/grading/domain/submission'
import { type GradeDraft, submissionOf } from './grade-draft'

/** What keeps a draft from being handed in, by dimension; `other` belongs to none. */
export type SubmissionProblems = {
  scores: Partial<Record<Dimension, { score?: string; note?: string }>>
  other: string | null
}

export const NO_PROBLEMS: SubmissionProblems = { scores: {}, other: null }

/** Checks a draft with the schema that the server uses. */
export function checkDraft(
  draft: GradeDraft,
): { ok: true; submission: Submission } | { ok: false; problems: SubmissionProblems } {
  const parsed = submissionSchema.safeParse(submissionOf(draft))
  if (parsed.success) return { ok: true, submission: parsed.data }
  const problems: SubmissionProblems = { scores: {}, other: null }
  for (const { path, message } of parsed.error.issues) {
    const [where, dimension, part] = path
    if (where === 'scores' && isDimension(dimension) && (part === 'score' || part === 'note')) {
      problems.scores[dimension] = { [part]: message, ...problems.scores[dimension] }
    } else problems.other ??= message
  }
  return { ok: false, problems }
}

/** The dimensions with a problem in one sentence. */
export function problemSentence(
  { scores, other }: SubmissionProblems,
  titleOf: (id: Dimension) => string,
): string | null {
  const titles = DIMENSIONS.filter((id) => scores[id]).map(titleOf)
  if (titles.length === 0) return other
  const named = titles.length > 2 ? `${titles[0]} and ${titles.length - 1} more` : titles.join(' and ')
  return `Something is missing: ${named}. Nothing was handed in yet.`
}

function isDimension(value: unknown): value is Dimension {
  return DIMENSIONS.some((id) => id === value)
}
