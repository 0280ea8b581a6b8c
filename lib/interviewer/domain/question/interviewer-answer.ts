import { z } from 'zod'
import type { Options } from '../options'

/** Stands for no fact: some endpoints require every field of an answer. */
export const NO_FACT = 'none'
/** Longer words are cut; an answer must not be rejected for its length alone. */
const LONGEST = 2_000

/**
 * The schema of an answer: only what may be done now. The words come last, so that they can be shown while they stream.
 */
export function interviewerAnswerSchema({ moves, facts }: Options) {
  return z.strictObject({
    move: z.enum(moves),
    fact: z.enum([NO_FACT, ...facts.map(({ id }) => id)]),
    words: z.string().max(LONGEST),
  })
}

export type InterviewerAnswer = z.output<ReturnType<typeof interviewerAnswerSchema>>

/** The readable part of an answer that is still streaming. */
export type PartialAnswer = { move: string; words: string }

/**
 * Reads the move and the words from an incomplete answer.
 * @returns null while there are no words
 */
export function readPartialAnswer(text: string): PartialAnswer | null {
  const spoken = text.slice(text.indexOf('{', text.startsWith('<think>') ? thoughtEnd(text) : 0))
  const move = /"move"\s*:\s*"([a-z-]+)"/.exec(spoken)?.[1]
  const start = /"words"\s*:\s*"/.exec(spoken)
  if (!move || !start) return null
  return { move, words: unescapedStart(spoken.slice(start.index + start[0].length)) }
}

/** Where the reasoning ends; beyond the text while it goes on. */
function thoughtEnd(text: string): number {
  const end = text.indexOf('</think>')
  return end < 0 ? text.length : end
}

/** The text of a JSON string up to its end, or as far as it is complete. */
function unescapedStart(json: string): string {
  const raw = /^(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/.exec(json)?.[0] ?? ''
  try {
    const read: unknown = JSON.parse(`"${raw.replaceAll(/\p{Cc}/gu, ' ')}"`)
    return typeof read === 'string' ? read : ''
  } catch {
    return ''
  }
}
