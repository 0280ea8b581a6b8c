import { z } from 'zod'
import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import { feedbackSchema } from '@/lib/grading/domain/feedback'
import { pointerSchema } from '@/lib/grading/domain/grade'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import { type Rubric, type RubricDimension, scoreSchema } from '@/lib/grading/domain/rubric'
import { ANSWERS, scoreOf } from '@/lib/grading/domain/score-of'
import type { Score } from '@/lib/grading/domain/scores'
import type { SubmissionDraft } from '@/lib/grading/domain/submission'

/** Absent: nothing chosen yet. Null: not observed. */
const chosenScore = scoreSchema.nullable().optional()

/** Both kinds of entry, so that a draft from before an update keeps its notes. */
const entrySchema = z.object({
  score: chosenScore,
  /** Answers to observables so far, where the score follows from them. */
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

/** A grade that is being written: like what is handed in, but scores may be missing still. */
export type GradeDraft = z.output<typeof draftSchema>
export type DraftEntry = z.output<typeof entrySchema>

/** What the form shows first: one's own grade so far, or one's quick marks from the room, or nothing. */
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

/** A draft as this browser kept it; null when it kept none, or one that this version can't read. */
export function readDraft(kept: string | null): GradeDraft | null {
  if (kept === null) return null
  try {
    const parsed = draftSchema.safeParse(JSON.parse(kept))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** A draft as it is handed in. The schema of submissions says what is missing. */
export function submissionOf(draft: GradeDraft, { dimensions }: Rubric): SubmissionDraft {
  const scores = dimensions.map(({ id, observables }) => {
    const { score, answers = {}, overrule = null, note, pointer } = draft.scores[id]
    return [id, observables ? { answers, overrule, note, pointer } : { score, note, pointer }] as const
  })
  return { ...draft, scores: Object.fromEntries(scores) } as SubmissionDraft
}

/** How many dimensions are done: not observed, or a score with its evidence. */
export function countDone({ scores }: GradeDraft, { dimensions }: Rubric): number {
  return dimensions.filter((dimension) => {
    const entry = scores[dimension.id]
    const score = draftScore(dimension, entry)
    return score === null || (score !== undefined && entry.note.trim() !== '')
  }).length
}

/** The score of an entry as it stands: chosen, or following from the answers. Undefined as long as something is open. */
function draftScore({ observables }: RubricDimension, entry: DraftEntry): Score | null | undefined {
  const { score, answers = {}, overrule } = entry
  if (!observables) return score
  if (observables.some(({ id }) => !answers[id])) return undefined
  return overrule ? overrule.score : scoreOf(observables, answers)
}
