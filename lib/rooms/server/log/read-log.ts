import { pool } from '@/lib/db/pool'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { type EventRow, fromRow } from './event-row'
import { END_OF_LOG, EVENT_COLUMNS, readRowPages } from './read-rows'
import type { ListedKind } from './recording/listed-events'
import { type KeptPiece, openPiece } from './recording/open-piece'

/** The events of a room after `since` up to and including `until`, in order, in pages of bounded size. */
export async function* readPages(
  roomId: string,
  since: number,
  until = END_OF_LOG,
): AsyncGenerator<RoomEvent[], void, undefined> {
  for await (const rows of readRowPages(roomId, since, until)) yield rows.map(fromRow)
}

/** The same all at once, for logs that are known to be small. */
export async function readLog(roomId: string, since: number, until = END_OF_LOG): Promise<RoomEvent[]> {
  const events: RoomEvent[] = []
  for await (const page of readPages(roomId, since, until)) events.push(...page)
  return events
}

/** The rows of a kind, and the pieces of the recording that list it. */
const READ_KIND = `
  select null::int2 as format, null::bytea as checksum, null::bytea as bytes, null::text as "blobKey",
    ${EVENT_COLUMNS}
  from "RoomEvent" where "roomId" = $1 and kind = $2
  union all
  select format, checksum, bytes, "blobKey", null, null, null, null, null, null, null, null, null
  from "RecordingPiece"
  where "roomId" = $1 and listed @> jsonb_build_array(jsonb_build_object('kind', $2::text))`

/** The events of one kind in a room's log, in order. */
export async function readKind(roomId: string, kind: ListedKind): Promise<RoomEvent[]> {
  const { rows: found } = await pool().query<KeptPiece | (EventRow & { format: null })>({
    name: 'read-kind',
    text: READ_KIND,
    values: [roomId, kind],
  })
  const rows: EventRow[] = []
  for (const row of found)
    if (row.format === null) rows.push(row)
    else rows.push(...(await openPiece(row)))
  return rows
    .filter((row) => row.kind === kind)
    .sort((a, b) => a.seq - b.seq)
    .map(fromRow)
}

/** Which of a client's command numbers between `from` and `to` are in the log. */
export async function readAccepted(
  roomId: string,
  client: string,
  from: number,
  to: number,
): Promise<number[]> {
  const result = await pool().query<{ op: number; isRecorded: boolean }>({
    name: 'read-accepted',
    text: `select op, false as "isRecorded" from "RoomEvent"
           where "roomId" = $1 and "clientId" = $2 and op between $3 and $4
           union all select 0, true where exists (select from "RecordingPiece" where "roomId" = $1)
           order by op`,
    values: [roomId, client, from, to],
  })
  const ops = result.rows.flatMap(({ op, isRecorded }) => (isRecorded ? [] : op))
  return ops.length === result.rows.length ? ops : searchAccepted(roomId, client, from, to)
}

/**
 * The same for a room with a recording, when somebody returns after being away that long: the whole log is
 * read.
 */
async function searchAccepted(roomId: string, client: string, from: number, to: number): Promise<number[]> {
  const ops: number[] = []
  for await (const rows of readRowPages(roomId, 0))
    for (const { clientId, op } of rows)
      if (clientId === client && op !== null && op >= from && op <= to) ops.push(op)
  return ops.sort((a, b) => a - b)
}

/** The newest sequence numbers of some rooms. */
export async function readHeads(roomIds: readonly string[]): Promise<Map<string, number>> {
  const result = await pool().query<{ id: string; head: number }>({
    name: 'read-heads',
    text: 'select id, head from "Room" where id = any($1::uuid[])',
    values: [roomIds],
  })
  return new Map(result.rows.map((row) => [row.id, row.head]))
}
