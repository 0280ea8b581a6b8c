import { z } from 'zod'
import { readAnswer } from '@/lib/ai/domain/read-answer'
import { ANSWERS, type Answer } from '../score-of'
import type { AskedStatement } from './controls'
import { isQuoteOf } from './quote'
import type { SessionPiece } from './session-piece'

/** Replaces a model's words that are not from the session: they may be the case's guide, or made up. */
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

/** One answer as a model wrote it, with the statement that its label refers to. */
export type WrittenAnswer = {
  label: string
  /** Null if the labels were not yet stored at the time. */
  statement: string | null
  /** For a control statement: the answer that invalidates all others. */
  wrong: Answer | null
  answer: string
  pieces: string[]
  quotes: { piece: string; text: string }[]
  confidence: number
}

/**
 * What a model wrote, in the form that the session's members may read: every word in it is from the session or from
 * the form.
 * @param asked the statements by their labels, which are shuffled for each question
 * @returns null if nothing of it can be parsed
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
