import { pool } from '@/lib/db/pool'
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

/** $1 the viewer, $2 the rooms, $3 cases closed to them. */
const READ = `
  select t."roomId", t.pieces
  from "SessionText" t
  join "Room" r on r.id = t."roomId"
  join "CaseVersion" v on v.id = r."caseVersionId"
  where t."roomId" = any($2::uuid[]) and ${mayRead('$3')}
  order by t."viewerId" is not null, t."fromGuide"`

/** Where in some sessions what somebody looks for stands, of each the text in which most of it is. */
export async function findExtracts(
  roomIds: readonly string[],
  search: string,
  { userId, closed }: Pick<SessionsViewer, 'userId' | 'closed'>,
): Promise<Map<string, FoundPiece>> {
  const words = searchTerms(search).flat()
  if (roomIds.length === 0 || words.length === 0) return new Map()
  const [sought, texts] = await Promise.all([
    withStems(words),
    pool().query<{ roomId: string; pieces: unknown }>(READ, [userId, roomIds, closed]),
  ])
  const byRoom = new Map<string, SearchPiece[]>()
  for (const { roomId, pieces } of texts.rows)
    byRoom.set(roomId, [...(byRoom.get(roomId) ?? []), ...searchPieceSchema.array().parse(pieces)])
  return new Map(
    [...byRoom].flatMap(([roomId, pieces]): [string, FoundPiece][] => {
      const found = findPiece(pieces, sought)
      return found ? [[roomId, found]] : []
    }),
  )
}

async function withStems(words: readonly string[]): Promise<SoughtWord[]> {
  const { rows } = await pool().query<SoughtWord>(
    `select word, coalesce((ts_lexize('english_stem', word))[1], word) as stem
     from unnest($1::text[]) with ordinality as one(word, place) order by place`,
    [words],
  )
  return rows
}
