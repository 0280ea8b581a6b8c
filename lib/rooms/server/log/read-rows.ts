import { pool } from '@/lib/db/pool'
import type { EventRow } from './event-row'
import { type KeptPiece, openPiece } from './recording/open-piece'

export const EVENT_COLUMNS = 'seq, at, "actorId", "clientId", op, kind, version, visibility, data'

/** Above any sequence number: Postgres stores them in 32 bits. */
export const END_OF_LOG = 2 ** 31 - 1

/** Maximum that one page of the log brings into memory; a single event may be larger. */
export const EVENTS_A_PAGE = { events: 2_000, bytes: 1024 * 1024 } as const

/**
 * The piece of a room's recording that continues after $2, or, if there is none, rows: in one statement, so
 * that nothing is missed while rows become a piece. The total size of the log before each row is computed
 * from sizes alone, so that no more data is read than needed.
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
 * The log of a room as stored, after `since` up to and including `until`, in order, in pages of bounded size.
 * Nothing else reads a log from its start, so for everybody else there is no difference between rows and
 * recording.
 * @throws Error if the recording is damaged
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

/** A piece contains more than a page: its events are examined page by page. */
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
