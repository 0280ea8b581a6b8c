import { z } from 'zod'
import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import { SHEET_FIELDS, type SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import { storedText } from '@/lib/shared/stored-text'
import { dimensionOf, type Observable, observableIdSchema, type Rubric, scoreSchema } from './rubric'
import { ANSWERS, type Answers, scoreOf } from './score-of'
import type { Score } from './scores'

/** Maximum length of an evidence note, and of "keep" and "change", in characters. */
export const GRADE_NOTE_LIMIT = 2_000
export const ADVICE_LIMIT = 1_000
/** Maximum length of the reason for overruling a computed score, in characters. */
export const REASON_LIMIT = 1_000

const FIELD_IDS = SHEET_FIELDS.map((field) => field.id) as [SheetFieldId, ...SheetFieldId[]]

/** What an evidence note points at: a moment of the round, a worksheet field, or elements on the board. */
export const pointerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('moment'),
    /** Elapsed time of the round, in milliseconds. */
    elapsed: z.int().min(0),
  }),
  z.strictObject({ kind: z.literal('field'), field: z.enum(FIELD_IDS) }),
  z.strictObject({
    kind: z.literal('elements'),
    ids: z.array(z.string().min(1).max(64)).min(1).max(50),
  }),
])
export type Pointer = z.output<typeof pointerSchema>

/** Fields next to a score in every version of the rubric. */
const evidence = {
  note: storedText().trim().max(GRADE_NOTE_LIMIT, `Use at most ${GRADE_NOTE_LIMIT} characters.`),
  pointer: pointerSchema.nullable(),
}
const NO_NOTE = 'Write what you saw or heard that shows it. One sentence is enough.'

const scoredEntrySchema = z
  .strictObject({
    /** Null if not observed, which leaves it out of the overall score. */
    score: z.union([scoreSchema, z.null()], 'Choose a score, or say that it was not observed.'),
    ...evidence,
  })
  .refine((entry) => entry.score === null || entry.note.length > 0, { message: NO_NOTE, path: ['note'] })

/** A score that a person gives in place of the computed one. */
const overruleSchema = z.strictObject({
  score: z.union([scoreSchema, z.null()], 'Choose the score that you give instead.'),
  reason: storedText()
    .trim()
    .min(1, 'Say why the score differs from what the statements give.')
    .max(REASON_LIMIT, `Use at most ${REASON_LIMIT} characters.`),
})

/** An entry as the form sends it, if the score follows from answers. */
const answeredEntrySchema = z.strictObject({
  answers: z.record(observableIdSchema, z.enum(ANSWERS)),
  overrule: overruleSchema.nullable(),
  ...evidence,
})

/** One dimension of a grade, as stored and shown. */
export type GradeEntry = z.output<typeof scoredEntrySchema> & {
  /** What the score was computed from. Absent in rubric v1. */
  answers?: Answers
  /** Why the score differs from the computed one; null if it does not. Absent in rubric v1. */
  overruled?: string | null
}

/** Turns the answers to a dimension's observables into its score. */
function answeredEntrySchemaFor(observables: readonly Observable[]) {
  const missing = 'Answer each statement; “cannot tell” is an answer too.'
  const answers = z.strictObject(
    Object.fromEntries(observables.map(({ id }) => [id, z.enum(ANSWERS, missing)])),
    missing,
  )
  return answeredEntrySchema.extend({ answers }).transform((entry, context): GradeEntry => {
    const { answers, overrule, note, pointer } = entry
    const computed = scoreOf(observables, answers)
    const problem = (path: string, message: string) =>
      context.issues.push({ code: 'custom', path: [path], message, input: entry })
    if (overrule?.score === computed)
      problem('overrule', 'The statements give this score already. Choose another one, or take it back.')
    const score = overrule ? overrule.score : computed
    if (score !== null && note.length === 0) problem('note', NO_NOTE)
    return { score, note, pointer, answers, overruled: overrule?.reason ?? null }
  })
}

const advice = storedText().trim().max(ADVICE_LIMIT, `Use at most ${ADVICE_LIMIT} characters.`).default('')

function byDimension<T>(of: (dimension: Dimension) => T): Record<Dimension, T> {
  return Object.fromEntries(DIMENSIONS.map((id) => [id, of(id)])) as Record<Dimension, T>
}
export type Scores = Record<Dimension, GradeEntry>

const anyEntrySchema = z.union([answeredEntrySchema, scoredEntrySchema])

/** A grade as submitted, for any version of the rubric: the room determines which version applies. */
export const gradeSchema = z.strictObject({
  scores: z.strictObject(byDimension(() => anyEntrySchema)),
  keep: advice,
  change: advice,
})
export type GradeInput = z.output<typeof gradeSchema>
export type ScoredEntry = z.output<typeof scoredEntrySchema>
export type AnsweredEntry = z.output<typeof answeredEntrySchema>

/**
 * The entries of a grade on one rubric. Every dimension is scored or marked as not observed: by a person in v1,
 * computed from the answers in later versions.
 */
export function scoresSchemaFor(rubric: Rubric) {
  return z.strictObject(
    byDimension((id): z.ZodType<GradeEntry> => {
      const { observables } = dimensionOf(rubric, id)
      return observables ? answeredEntrySchemaFor(observables) : scoredEntrySchema
    }),
  )
}

export type GradeSource = 'self' | 'peer' | 'ai'

/** The bare numbers of a grade, for arithmetic. */
export type ScoreSheet = Partial<Record<Dimension, number | null>>

export function scoreSheet(scores: Scores): Record<Dimension, Score | null> {
  return Object.fromEntries(DIMENSIONS.map((id) => [id, scores[id].score])) as Record<Dimension, Score | null>
}
