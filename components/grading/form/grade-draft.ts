import { z } from 'zod'
import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import { feedbackSchema } from '@/lib/grading/domain/feedback'
import { pointerSchema } from '@/lib/grading/domain/grade'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import { type Rubric, type RubricDimension, scoreSchema } from '@/lib/grading/domain/rubric'
import { ANSWERS, scoreOf } from '@/lib/grading/domain/score-of'
import type { Score } from '@/lib/grading/domain/scores'
import type { SubmissionDraft } from '@/lib/grading/domain/submission'

/** Absent if nothing is chosen yet; null if not observed. */
const chosenScore = scoreSchema.nullable().optional()

/** Accepts both kinds of entry, so that a draft from before an update keeps its notes. */
const entrySchema = z.object({
  score: chosenScore,
  /** Answers to observables so far, if the score follows from them. */
  answers: z.partialRecord(z.string(), z.enum(ANSWERS)).optional(),
  overrule: z.object({ score: chosenScore, reason: z.string() }).nullish(),
  note: z.string(),
  pointer: pointerSchema.nullable(),
})

const draftSchema = z.object({
  scores: z.object(
    Object.fromEntries(DIMENSIONS.map((id) => [id, entrySchema])) as Record<Dimension, typeof entrySchema>,
  ),
  keep: z.string(),
  change: z.string(),
  feedback: z.array(feedbackSchema.extend({ safetyNote: z.string() })),
})

/** A grade being written: like a submission, but scores may still be missing. */
export type GradeDraft = z.output<typeof draftSchema>
export type DraftEntry = z.output<typeof entrySchema>

/** What the form shows first: the grader's own grade so far, or their quick marks from the room, or nothing. */
export function firstDraft({ columns, form, interviewers, rubric }: GradingView): GradeDraft {
  const own = columns.find((column) => column.mine && column.status === 'open')
  const grade = own?.status === 'open' ? own.grade : null
  const entry = ({ id, observables }: RubricDimension): DraftEntry => {
    const given = grade?.scores[id]
    if (!observables) return given ?? { score: form?.marks[id], note: '', pointer: null }
    if (!given) return { answers: {}, overrule: null, note: '', pointer: null }
    const { score, note, pointer, answers = {}, overruled } = given
    return { answers, overrule: overruled ? { score, reason: overruled } : null, note, pointer }
  }
  return {
    scores: Object.fromEntries(rubric.dimensions.map((one) => [one.id, entry(one)])) as GradeDraft['scores'],
    keep: grade?.keep ?? '',
    change: grade?.change ?? '',
    feedback: interviewers.map(
      ({ userId, feedback }) =>
        feedback ?? {
          about: userId,
          punctual: null,
          realistic: null,
          hints: null,
          again: null,
          safetyNote: '',
        },
    ),
  }
}

/** A draft that this browser kept; null if it kept none, or one that this version cannot read. */
export function readDraft(kept: string | null): GradeDraft | null {
  if (kept === null) return null
  try {
    const parsed = draftSchema.safeParse(JSON.parse(kept))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** A draft in the form in which it is submitted. The schema of submissions reports what is missing. */
export function submissionOf(draft: GradeDraft, { dimensions }: Rubric): SubmissionDraft {
  const scores = dimensions.map(({ id, observables }) => {
    const { score, answers = {}, overrule = null, note, pointer } = draft.scores[id]
    return [id, observables ? { answers, overrule, note, pointer } : { score, note, pointer }] as const
  })
  return { ...draft, scores: Object.fromEntries(scores) } as SubmissionDraft
}

/** How many dimensions are done: not observed, or scored with evidence. */
export function countDone({ scores }: GradeDraft, { dimensions }: Rubric): number {
  return dimensions.filter((dimension) => {
    const entry = scores[dimension.id]
    const score = draftScore(dimension, entry)
    return score === null || (score !== undefined && entry.note.trim() !== '')
  }).length
}

/** The current score of an entry: chosen, or computed from the answers. Undefined while something is unanswered. */
function draftScore({ observables }: RubricDimension, entry: DraftEntry): Score | null | undefined {
  const { score, answers = {}, overrule } = entry
  if (!observables) return score
  if (observables.some(({ id }) => !answers[id])) return undefined
  return overrule ? overrule.score : scoreOf(observables, answers)
}
