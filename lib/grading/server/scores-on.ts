import { appError } from '@/lib/shared/errors'
import { type Scores, scoresSchemaFor } from '../domain/grade'
import { hasObservables, type Rubric } from '../domain/rubric'
import type { Submission } from '../domain/submission'

/**
 * The scores of a submission in their stored form, on the rubric of its room. If they follow from answers they are
 * computed here, whatever the browser showed.
 * @throws AppError `grade/other-rubric`, `grade/incomplete`
 */
export function scoresOn(rubric: Rubric, { scores }: Submission): Scores {
  if (Object.values(scores).some((entry) => 'answers' in entry !== hasObservables(rubric))) {
    throw appError('grade/other-rubric')
  }
  const parsed = scoresSchemaFor(rubric).safeParse(scores)
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  const title = rubric.dimensions.find(({ id }) => id === first?.path[0])?.title ?? 'A dimension'
  throw appError('grade/incomplete', { dimension: title, problem: first?.message ?? '' })
}
