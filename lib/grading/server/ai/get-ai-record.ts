import { z } from 'zod'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import type { AiRecordView } from '../../domain/ai/ai-record-view'
import { askedStatementSchema } from '../../domain/ai/controls'
import { keptRecordSchema } from '../../domain/ai/kept-grading'
import { publicRaw } from '../../domain/ai/public-raw'
import { GUIDE_KINDS } from '../../domain/ai/session-piece'
import { findReleased } from '../find-released'
import { findAiRound } from './find-ai-round'

/**
 * What a model was shown of a session and what it wrote, for the session's members once its grades are open. It
 * excludes the prompt's own words and the case's notes.
 * @throws AppError `not-found`
 */
export async function getAiRecord(
  userId: string,
  roomId: string,
  gradingId: string,
  now: Date,
): Promise<AiRecordView> {
  const { round } = await findAiRound(userId, roomId)
  const row = isId(gradingId)
    ? await db.aiGrading.findFirst({ where: { id: gradingId, roomId }, include: { dimensions: true } })
    : null
  const isOpen = (await findReleased([round], now.getTime())).has(roomId)
  if (!row?.record || !isOpen) throw notFound('session')
  const { pieces, withheld } = keptRecordSchema.parse(row.record)
  const isGuideClosed = round.me.answersElsewhere === true
  const shown = pieces.filter(({ kind }) => !(isGuideClosed && GUIDE_KINDS.has(kind)))
  return {
    model: row.model,
    promptVersion: row.promptVersion,
    pieces: shown.map(({ id, title, text, by }) => ({ id, title, text, by })),
    withheld: withheld.map(({ text }) => text),
    answers: row.dimensions.flatMap(({ dimension, round, raw, parameters, asked }) => {
      if (raw === null) return []
      const written = publicRaw(raw, shown, asked === null ? [] : z.array(askedStatementSchema).parse(asked))
      return { dimension, round, parameters: JSON.stringify(parameters), written }
    }),
  }
}
