import { z } from 'zod'
import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import { feedbackSchema } from '@/lib/grading/domain/feedback'
import { type Pointer, pointerSchema } from '@/lib/grading/domain/grade'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import { scoreSchema } from '@/lib/grading/domain/rubric'
import type { Score } from '@/lib/grading/domain/scores'
import type { SubmissionDraft } from '@/lib/grading/domain/submission'

const entrySchema = z.object({
  /** Absent: nothing chosen yet. Null: not observed. */
  score: scoreSchema.nullable().optional(),
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
export type DraftEntry = { score?: Score | null | undefined; note: string; pointer: Pointer | null }

/** What the form shows first: one's own grade so far, or one's quick marks from the room, or nothing. */
export function firstDraft({ columns, form, interviewers }: GradingView): GradeDraft {
  const own = columns.find((column) => column.mine && column.status === 'open')
  const grade = own?.status === 'open' ? own.grade : null
  const entry = (id: Dimension): DraftEntry =>
    grade?.scores[id] ?? { score: form?.marks[id], note: '', pointer: null }
  return {
    scores: Object.fromEntries(DIMENSIONS.map((id) => [id, entry(id)])) as GradeDraft['scores'],
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
export function submissionOf(draft: GradeDraft): SubmissionDraft {
  return draft as SubmissionDraft
}

/** How many dimensions are done: not observed, or a score with its evidence. */
export function countDone({ scores }: GradeDraft): number {
  return Object.values(scores).filter(
    ({ score, note }) => score === null || (score !== undefined && note.trim() !== ''),
  ).length
}
