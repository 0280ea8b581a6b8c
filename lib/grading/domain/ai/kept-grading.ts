import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'
import { storedText } from '@/lib/shared/stored-text'
import { pointerSchema } from '../grade'
import { observableIdSchema } from '../rubric'
import { ANSWERS } from '../score-of'
import { APPEAL_LIMIT } from './ai-limits'
import { sessionPieceSchema } from './session-piece'

// What is kept of a grading as JSON, read back as what it was written.

/** What a model could read of a session. */
export const keptRecordSchema = z.strictObject({
  pieces: z.array(sessionPieceSchema),
  /** Sentences that spoke to the grader, and in which piece they stood. */
  withheld: z.array(z.strictObject({ piece: z.string(), text: z.string() })),
  substance: z.strictObject({
    words: z.int(),
    fields: z.int(),
    ofFields: z.int(),
    parts: z.int(),
    messages: z.int(),
  }),
  /** Pieces of a session that holds more than is read; absent for none. */
  leftOut: z.int().optional(),
})
export type KeptRecord = z.output<typeof keptRecordSchema>

/** Pieces that are what an interviewer said, and so go with their account. */
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

/** One answer contested, with a sentence and what it points at. */
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
