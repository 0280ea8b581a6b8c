import { DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { byOrder } from '@/lib/board/domain/order/order-key'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { SHEET_FIELDS, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'
import { storable } from '@/lib/shared/stored-text'
import type { SearchPiece } from './search-piece'
import { searchableWords } from './search-words'

/** Maximum number of characters kept for the search for one kind of reader: more than anybody writes in a round. */
export const SEARCHED_LENGTH = 200_000

/**
 * Maximum size of their words in bytes. Postgres stores at most 1 MB of them for one text, and a word may take four
 * times its length, with its stem, its positions and its parts. One character may become several letters of a word: ㌖
 * becomes six.
 */
export const SEARCHED_BYTES = 250_000

/** The searchable texts of a session, by who may find them. */
export type SearchPieces = {
  /** For all members. */
  shared: SearchPiece[]
  /** For members, while the guide is open to them: what an AI interviewer said. */
  fromGuide: SearchPiece[]
  /** For one person only, by user id: their own notes. */
  own: Map<string, SearchPiece[]>
}

/** The final texts of a finished round. Marks, ticks and the guide's own text are not included. */
export function searchPieces({ round, board, sheet }: RoomState): SearchPieces {
  const texts = sheetTexts(sheet)
  const said = round.chat.filter(({ text }) => text !== DELETED_WORDS)
  const chat = (lines: typeof said): SearchPiece[] =>
    lines.map(({ elapsed, text }) => ({ place: { in: 'chat', elapsed }, text }))
  const drawn = [...board.elements.values()]
    .filter((element) => !element.isDeleted && element.type === 'text')
    .sort(byOrder)
    .map((element): SearchPiece => ({ place: { in: 'board' }, text: element.originalText ?? '' }))
  const own = new Map<string, SearchPiece[]>()
  for (const { userId, elapsed, text } of round.notes)
    own.set(userId, [...(own.get(userId) ?? []), { place: { in: 'notes', elapsed }, text }])
  return {
    shared: readable([
      ...SHEET_FIELDS.map(
        ({ id }): SearchPiece => ({ place: { in: 'worksheet', field: id }, text: texts[id] }),
      ),
      ...drawn,
      ...chat(said.filter(({ interviewer }) => !interviewer)),
    ]),
    fromGuide: readable(chat(said.filter(({ interviewer }) => interviewer))),
    own: new Map([...own].map(([userId, notes]) => [userId, readable(notes)])),
  }
}

/** Without empty texts, and in a form that the database can store; cut at the limit. */
function readable(pieces: readonly SearchPiece[]): SearchPiece[] {
  let left = SEARCHED_LENGTH
  let bytesLeft = SEARCHED_BYTES
  return pieces.flatMap(({ place, text }) => {
    // Control characters, including line breaks, become spaces in an extract.
    const whole = storable(text.replace(/\p{Cc}+/gu, ' ').trim()).slice(0, Math.max(0, left))
    left -= whole.length
    const kept = withWordsOf(storable(whole), bytesLeft)
    bytesLeft -= wordBytes(kept)
    return kept ? [{ place, text: kept }] : []
  })
}

/** The beginning of a text whose words fit into a number of bytes: all of it, or half, a quarter and so on. */
function withWordsOf(text: string, most: number): string {
  let kept = text
  while (kept && wordBytes(kept) > most) kept = storable(kept.slice(0, Math.floor(kept.length / 2)))
  return kept
}

const encoder = new TextEncoder()
const wordBytes = (text: string) => encoder.encode(searchableWords(text)).byteLength
