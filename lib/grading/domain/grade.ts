import { z } from 'zod'
import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import { SHEET_FIELDS, type SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import { storedText } from '@/lib/shared/stored-text'
import { scoreSchema } from './rubric'
import type { Score } from './scores'

/** Longest evidence note, and longest "keep" and "change", in characters. */
export const GRADE_NOTE_LIMIT = 2_000
export const ADVICE_LIMIT = 1_000

const FIELD_IDS = SHEET_FIELDS.map((field) => field.id) as [SheetFieldId, ...SheetFieldId[]]

/** What an evidence note points at: a moment of the round, a field of the worksheet, or elements of the board. */
export const pointerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('moment'),
    /** Milliseconds of the round that had passed. */
    elapsed: z.int().min(0),
  }),
  z.strictObject({ kind: z.literal('field'), field: z.enum(FIELD_IDS) }),
  z.strictObject({
    kind: z.literal('elements'),
    ids: z.array(z.string().min(1).max(64)).min(1).max(50),
  }),
])
export type Pointer = z.output<typeof pointerSchema>

const entrySchema = z
  .strictObject({
    /** Null: not observed, and left out of the overall score. */
    score: z.union([scoreSchema, z.null()], 'Choose a score, or say that it was not observed.'),
    note: storedText().trim().max(GRADE_NOTE_LIMIT, `Use at most ${GRADE_NOTE_LIMIT} characters.`),
    pointer: pointerSchema.nullable(),
  })
  .refine((entry) => entry.score === null || entry.note.length > 0, {
    message: 'Write what you saw or heard that shows it. One sentence is enough.',
    path: ['note'],
  })
export type GradeEntry = z.output<typeof entrySchema>

const advice = storedText().trim().max(ADVICE_LIMIT, `Use at most ${ADVICE_LIMIT} characters.`).default('')

const scoresSchema = z.strictObject(
  Object.fromEntries(DIMENSIONS.map((id) => [id, entrySchema])) as Record<Dimension, typeof entrySchema>,
)
export type Scores = Record<Dimension, GradeEntry>

/** A grade as somebody hands it in. Every dimension is scored or said not to have been observed. */
export const gradeSchema = z.strictObject({ scores: scoresSchema, keep: advice, change: advice })
export type GradeInput = z.output<typeof gradeSchema>

export type GradeSource = 'self' | 'peer' | 'ai'

/** The bare numbers of a grade, for arithmetic. */
export type ScoreSheet = Partial<Record<Dimension, number | null>>

export function scoreSheet(scores: Scores): Record<Dimension, Score | null> {
  return Object.fromEntries(DIMENSIONS.map((id) => [id, scores[id].score])) as Record<Dimension, Score | null>
}
