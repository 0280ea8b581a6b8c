import { z } from 'zod'
import { readAnswer } from '@/lib/ai/domain/read-answer'
import { ANSWERS } from '../score-of'
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

/** What a model wrote, as the people of the session may read it: every word in it is the session's or the form's. */
export function publicRaw(raw: string, pieces: readonly SessionPiece[]): string {
  const read = readAnswer(raw, loose)
  if (!read.ok) return 'It wrote nothing that could be read.'
  const ids = new Set(pieces.map(({ id }) => id))
  const known = (text: string, isKnown: boolean) => (isKnown ? text : NOT_OF_SESSION)
  const answers = read.value.answers.map(({ statement, answer, pieces: named, quotes, confidence }) => ({
    statement: known(statement, /^s\d{1,2}$/.test(statement)),
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
  return JSON.stringify({ answers }, null, 1)
}
