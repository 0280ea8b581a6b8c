import { pool } from '@/lib/db/pool'
import type { EventRow } from './event-row'
import { type KeptPiece, openPiece } from './recording/open-piece'

export const EVENT_COLUMNS = 'seq, at, "actorId", "clientId", op, kind, version, visibility, data'

/** Above any sequence number: Postgres keeps them in 32 bits. */
export const END_OF_LOG = 2 ** 31 - 1

/** Most that one look at the log brings into memory; a single event may weigh more. */
export const EVENTS_A_PAGE = { events: 2_000, bytes: 1024 * 1024 } as const

/**
 * The piece of a room's recording that goes on after $2, or, where none does, rows: in one statement, so that nothing is
 * missed while rows become a piece. What the log has weighed before each row is known from the sizes alone, so that no
 * more is read than asked for.
 */
const READ_NEXT = `
  select piece."lastSeq", piece.format, piece.checksum, piece.bytes, piece."blobKey", page.* from (values (1)) one
  left join lateral (
    select "lastSeq", format, checksum, bytes, "blobKey" from "RecordingPiece"
    where "roomId" = $1 and "lastSeq" > $2 and "firstSeq" <= $3 order by "lastSeq" limit 1
  ) piece on true
  left join lateral (
    select ${EVENT_COLUMNS} from (
      select ${EVENT_COLUMNS}, sum(octet_length(data)) over (order by seq) - octet_length(data) as before
      from "RoomEvent" where "roomId" = $1 and seq > $2 and seq <= $3 and piece.format is null
      order by seq limit ${EVENTS_A_PAGE.events}
    ) listed where before < ${EVENTS_A_PAGE.bytes}
  ) page on true
  order by page.seq`

type Found =
  | (KeptPiece & { lastSeq: number; seq: null })
  | (EventRow & { format: null })
  | { format: null; seq: null }

/**
 * The log of a room as it is stored, after `since` up to and with `until`, in order, in pages of bounded size. Nothing
 * else reads a log from its start: what is in the recording and what is not is one to everybody.
 * @throws Error where the recording is damaged
 */
export async function* readRowPages(
  roomId: string,
  since: number,
  until = END_OF_LOG,
): AsyncGenerator<EventRow[], void, undefined> {
  for (let from = since; from < until; ) {
    const { rows } = await pool().query<Found>({
      name: 'read-log',
      text: READ_NEXT,
      values: [roomId, from, until],
    })
    const [piece] = rows
    if (piece && piece.format !== null) {
      const packed = await openPiece(piece)
      yield* inPages(packed.filter(({ seq }) => seq > from && seq <= until))
      from = piece.lastSeq
      continue
    }
    const page = rows.filter((row): row is EventRow & { format: null } => row.seq !== null)
    if (page.length > 0) yield page
    const bytes = page.reduce((sum, row) => sum + row.data.byteLength, 0)
    if (page.length < EVENTS_A_PAGE.events && bytes < EVENTS_A_PAGE.bytes) return
    from = page.at(-1)?.seq ?? until
  }
}

/** A piece holds more than a page: what its events say is looked at page by page. */
function* inPages(rows: readonly EventRow[]): Generator<EventRow[], void, undefined> {
  let [start, bytes] = [0, 0]
  for (const [index, row] of rows.entries()) {
    if (bytes >= EVENTS_A_PAGE.bytes || index - start >= EVENTS_A_PAGE.events) {
      yield rows.slice(start, index)
      start = index
      bytes = 0
    }
    bytes += row.data.byteLength
  }
  if (start < rows.length) yield rows.slice(start)
}
