import { z } from 'zod'
import { readAnswer } from '@/lib/ai/domain/read-answer'
import { ANSWERS, type Answer } from '../score-of'
import type { AskedStatement } from './controls'
import { isQuoteOf } from './quote'
import type { SessionPiece } from './session-piece'

/** Stands for words of a model that are not the session's: they may be the case's guide, or made up. */
const NOT_OF_SESSION = '[not in the session]'

const loose = z.object({
  answers: z.array(
    z.object({
      statement: z.string(),
      answer: z.string(),
      pieces: z.array(z.string()),
      quotes: z.array(z.object({ piece: z.string(), text: z.string() })),
      confidence: z.number(),
    }),
  ),
})

/** One answer as a model wrote it, with the statement that its label stands for. */
export type WrittenAnswer = {
  label: string
  /** Null where the labels were not kept yet. */
  statement: string | null
  /** For a statement whose answer is known: the answer that voids all others. */
  wrong: Answer | null
  answer: string
  pieces: string[]
  quotes: { piece: string; text: string }[]
  confidence: number
}

/**
 * What a model wrote, as the people of the session may read it: every word in it is the session's or the form's.
 * @param asked the statements by their labels, which are shuffled for each question
 * @returns null where nothing of it can be read
 */
export function publicRaw(
  raw: string,
  pieces: readonly SessionPiece[],
  asked: readonly AskedStatement[],
): WrittenAnswer[] | null {
  const read = readAnswer(raw, loose)
  if (!read.ok) return null
  const ids = new Set(pieces.map(({ id }) => id))
  const known = (text: string, isKnown: boolean) => (isKnown ? text : NOT_OF_SESSION)
  const byLabel = new Map(asked.map((one) => [one.label, one]))
  return read.value.answers.map(({ statement, answer, pieces: named, quotes, confidence }) => ({
    label: known(statement, /^s\d{1,2}$/.test(statement)),
    statement: byLabel.get(statement)?.statement ?? null,
    wrong: byLabel.get(statement)?.wrong ?? null,
    answer: known(
      answer,
      ANSWERS.some((one) => one === answer),
    ),
    pieces: named.map((id) => known(id, ids.has(id))),
    quotes: quotes.map(({ piece, text }) => ({
      piece: known(piece, ids.has(piece)),
      text: known(
        text,
        pieces.some((one) => isQuoteOf(text, one.text)),
      ),
    })),
    confidence,
  }))
}
