import { z } from 'zod'

/** Where a text of a session is: a worksheet field, the board, or a moment in ms of the round. */
const placeSchema = z.discriminatedUnion('in', [
  z.object({ in: z.literal('worksheet'), field: z.string() }),
  z.object({ in: z.literal('board') }),
  z.object({ in: z.literal('chat'), elapsed: z.number() }),
  z.object({ in: z.literal('notes'), elapsed: z.number() }),
])

/** A searchable text, as it was written. */
export const searchPieceSchema = z.object({ place: placeSchema, text: z.string() })
export type SearchPiece = z.output<typeof searchPieceSchema>

/** A text with a match: an extract, with matching words marked. */
export type FoundPiece = {
  place: SearchPiece['place']
  extract: { text: string; matches: boolean }[]
}

/** A search word and its English stem; they are the same if it has none. */
export type SoughtWord = { word: string; stem: string }

/** Maximum number of characters of an extract before its first match, and in total. */
const BEFORE = 60
const LONGEST = 220
/** From this length on a word is also found inside others, such as in `LoadBalancer`. */
const INSIDE_FROM = 4

/** Number of words compared between two pauses. */
const WORDS_AT_ONCE = 500

/**
 * The text with the most matches, the first if there are several; null if no text has any. Pauses now and then: all
 * texts of a page are megabytes.
 */
export function* findPiece(
  pieces: readonly SearchPiece[],
  sought: readonly SoughtWord[],
): Generator<void, FoundPiece | null, void> {
  const words = sought.map(rooted)
  let best: { piece: SearchPiece; matches: Match[]; score: number } | null = null
  for (const piece of pieces) {
    const matches = yield* matchesIn(piece.text, words)
    const score = new Set(matches.map(({ word }) => word)).size
    if (score > (best?.score ?? 0)) best = { piece, matches, score }
  }
  return best && { place: best.piece.place, extract: extractOf(best.piece.text, best.matches) }
}

type Match = { from: number; to: number; word: string }
/** @property root the common beginning of the word's other forms; null if it is the word itself */
type RootedWord = { word: string; root: string | null }

/** `queri` is the stem of "query", too. */
function rooted({ word, stem }: SoughtWord): RootedWord {
  return { word, root: stem === word ? null : stem.replace(/(?<=...)[iy]$/, '') }
}

function* matchesIn(text: string, sought: readonly RootedWord[]): Generator<void, Match[], void> {
  const matches: Match[] = []
  let compared = 0
  for (const { 0: written, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const small = written.normalize('NFKC').toLowerCase()
    const match = sought.find((one, place) => isMatch(small, one, place === sought.length - 1))
    if (match) matches.push({ from: index, to: index + written.length, word: match.word })
    if (++compared % WORDS_AT_ONCE === 0) yield
  }
  yield
  return matches
}

function isMatch(written: string, { word, root }: RootedWord, isLast: boolean): boolean {
  if (written === word || (isLast && written.startsWith(word))) return true
  return (root !== null && written.startsWith(root)) || (word.length >= INSIDE_FROM && written.includes(word))
}

/** The text around its first match, cut at word boundaries. */
function extractOf(text: string, matches: readonly Match[]): FoundPiece['extract'] {
  const first = matches[0]?.from ?? 0
  const from = first <= BEFORE ? 0 : first - BEFORE + text.slice(first - BEFORE, first).search(/\s\S|$/) + 1
  const to = text.length - from <= LONGEST ? text.length : endBefore(text, from + LONGEST, first)
  const extract: FoundPiece['extract'] = []
  let at = from
  for (const match of matches.filter((one) => one.from >= from && one.to <= to)) {
    extract.push({ text: text.slice(at, match.from), matches: false })
    extract.push({ text: text.slice(match.from, match.to), matches: true })
    at = match.to
  }
  extract.push({ text: text.slice(at, to), matches: false })
  return [
    ...(from > 0 ? [{ text: '… ', matches: false }] : []),
    ...extract.filter((part) => part.text !== ''),
    ...(to < text.length ? [{ text: ' …', matches: false }] : []),
  ]
}

/** The end of the last whole word before a position, but never before `least`. */
function endBefore(text: string, place: number, least: number): number {
  const space = text.slice(0, place).search(/\s\S*$/)
  return space > least ? space : place
}
