import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'
import { storedText } from '@/lib/shared/stored-text'
import { pointerSchema } from '../grade'
import { observableIdSchema } from '../rubric'
import { ANSWERS } from '../score-of'
import { APPEAL_LIMIT } from './ai-limits'
import { sessionPieceSchema } from './session-piece'

// Reads the parts of a grading that are stored as JSON back into their types.

/** What a model could read of a session. */
export const keptRecordSchema = z.strictObject({
  pieces: z.array(sessionPieceSchema),
  /** Sentences that addressed the grader, and the piece that contained them. */
  withheld: z.array(z.strictObject({ piece: z.string(), text: z.string() })),
  substance: z.strictObject({
    words: z.int(),
    fields: z.int(),
    ofFields: z.int(),
    parts: z.int(),
    messages: z.int(),
  }),
  /** The number of pieces beyond what is read of a session; absent if there are none. */
  leftOut: z.int().optional(),
})
export type KeptRecord = z.output<typeof keptRecordSchema>

/** Pieces with an interviewer's words, which are deleted with their account. */
export const DELETED_PIECE_KINDS: ReadonlySet<KeptRecord['pieces'][number]['kind']> = new Set([
  'chat',
  'question',
])

export const keptAnswersSchema = z.record(
  observableIdSchema,
  z.strictObject({
    answer: z.enum(ANSWERS),
    unsupported: z.enum(ANSWERS).nullable(),
    evidence: z.array(z.strictObject({ piece: z.string(), text: z.string() })),
    confidence: z.number(),
  }),
)

/** A contested answer, with a sentence and a pointer. */
export const appealSchema = z.strictObject({
  observable: observableIdSchema,
  text: storedText()
    .trim()
    .min(1, 'Say what was overlooked. One sentence is enough.')
    .max(APPEAL_LIMIT, `Use at most ${APPEAL_LIMIT} characters.`),
  pointer: pointerSchema,
})
export type Appeal = z.output<typeof appealSchema>

export const appealedSchema = appealSchema.extend({ roomId: idSchema, gradingId: idSchema })
