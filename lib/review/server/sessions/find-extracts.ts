import { pool } from '@/lib/db/pool'
import { inSlices } from '@/lib/shared/turns/in-slices'
import {
  type FoundPiece,
  findPiece,
  type SearchPiece,
  type SoughtWord,
  searchPieceSchema,
} from '../../domain/sessions/search-piece'
import { searchTerms } from '../../domain/sessions/search-words'
import type { SessionsViewer } from './find-sessions'
import { mayRead } from './past-sessions'

/** Number of characters after which one search reads no more sessions. A typical session has 10,000. */
const READ_LETTERS = 4_000_000

/** Number of texts parsed between two pauses. */
const PARSED_AT_ONCE = 500

/** $1 the viewer, $2 the room, $3 cases closed to them. */
const READ = `
  select t.pieces
  from "SessionText" t
  join "Room" r on r.id = t."roomId"
  join "CaseVersion" v on v.id = r."caseVersionId"
  where t."roomId" = $2::uuid and ${mayRead('$3')}
  order by t."viewerId" is not null, t."fromGuide"`

/**
 * For each of some sessions, the text with the most matches. Once a search has read its limit, no extracts are found
 * for the remaining sessions.
 */
export async function findExtracts(
  roomIds: readonly string[],
  search: string,
  { userId, closed }: Pick<SessionsViewer, 'userId' | 'closed'>,
  most = READ_LETTERS,
): Promise<Map<string, FoundPiece>> {
  const found = new Map<string, FoundPiece>()
  const words = searchTerms(search).flat()
  if (roomIds.length === 0 || words.length === 0) return found
  const sought = await withStems(words)
  let letters = 0
  // One at a time: their texts need not all be in memory together.
  for (const roomId of roomIds) {
    if (letters >= most) break
    const { rows } = await pool().query<{ pieces: unknown[] }>(READ, [userId, roomId, closed])
    const pieces = await inSlices(piecesIn(rows))
    letters += pieces.reduce((sum, { text }) => sum + text.length, 0)
    const one = await inSlices(findPiece(pieces, sought))
    if (one) found.set(roomId, one)
  }
  return found
}

function* piecesIn(rows: readonly { pieces: unknown[] }[]): Generator<void, SearchPiece[], void> {
  const pieces: SearchPiece[] = []
  for (const piece of rows.flatMap((row) => row.pieces)) {
    pieces.push(searchPieceSchema.parse(piece))
    if (pieces.length % PARSED_AT_ONCE === 0) yield
  }
  return pieces
}

async function withStems(words: readonly string[]): Promise<SoughtWord[]> {
  const { rows } = await pool().query<SoughtWord>(
    `select word, coalesce((ts_lexize('english_stem', word))[1], word) as stem
     from unnest($1::text[]) with ordinality as one(word, place) order by place`,
    [words],
  )
  return rows
}
