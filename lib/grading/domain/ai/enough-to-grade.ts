import type { SessionPiece } from './session-piece'

/** Minimum number of different longer words in a session: repetition adds none. */
export const LEAST_WORDS_OF_A_SESSION = 40
/** Shorter words say little by themselves. */
const LETTERS = 4

/** What a session contains for a grader to read. */
export type SessionSubstance = Readonly<{
  /** Number of different words. */
  words: number
  /** Number of worksheet fields that are filled in, and their total. */
  fields: number
  ofFields: number
  parts: number
  /** Number of the candidate's messages. */
  messages: number
}>

export function substanceOf(pieces: readonly SessionPiece[]): SessionSubstance {
  const own = pieces.filter(({ citable, kind }) => citable && kind !== 'step')
  const words = own.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? [])
  const fields = pieces.filter(({ kind }) => kind === 'worksheet')
  const count = (kind: SessionPiece['kind']) => own.filter((piece) => piece.kind === kind).length
  return {
    words: new Set(words.filter((word) => word.length >= LETTERS)).size,
    fields: fields.filter(({ text }) => text.trim() !== '').length,
    ofFields: fields.length,
    parts: count('part'),
    messages: count('chat'),
  }
}

/**
 * Whether there is enough to grade. What was only said aloud is not in the record, so a thin record says nothing about
 * the candidate.
 */
export function isEnoughToGrade({ words }: SessionSubstance): boolean {
  return words >= LEAST_WORDS_OF_A_SESSION
}
