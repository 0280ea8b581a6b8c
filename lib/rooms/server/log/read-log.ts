import { pool } from '@/lib/db/pool'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { type EventRow, fromRow } from './event-row'

const COLUMNS = 'seq, at, "actorId", "clientId", op, kind, version, visibility, data'

/** Above any sequence number: Postgres keeps them in 32 bits. */
export const END_OF_LOG = 2 ** 31 - 1

/** Most that one look at the log brings into memory; a single event may weigh more. */
export const EVENTS_A_PAGE = { events: 2_000, bytes: 1024 * 1024 } as const

/** What the log has weighed before each row is known from the sizes alone, so that no more is read than asked for. */
const READ_PAGE = `
  select ${COLUMNS} from (
    select ${COLUMNS}, sum(octet_length(data)) over (order by seq) - octet_length(data) as before
    from "RoomEvent" where "roomId" = $1 and seq > $2 and seq <= $3 order by seq limit ${EVENTS_A_PAGE.events}
  ) page where before < ${EVENTS_A_PAGE.bytes} order by seq`

/** The events of a room after `since` up to and with `until`, in order, in pages of bounded size. */
export async function* readPages(
  roomId: string,
  since: number,
  until = END_OF_LOG,
): AsyncGenerator<RoomEvent[], void, undefined> {
  for (let from = since; from < until; ) {
    const { rows } = await pool().query<EventRow>({
      name: 'read-log',
      text: READ_PAGE,
      values: [roomId, from, until],
    })
    if (rows.length > 0) yield rows.map(fromRow)
    const bytes = rows.reduce((sum, row) => sum + row.data.byteLength, 0)
    if (rows.length < EVENTS_A_PAGE.events && bytes < EVENTS_A_PAGE.bytes) return
    from = rows.at(-1)?.seq ?? until
  }
}

/** The same at once, for logs that are known to be small. */
export async function readLog(roomId: string, since: number, until = END_OF_LOG): Promise<RoomEvent[]> {
  const events: RoomEvent[] = []
  for await (const page of readPages(roomId, since, until)) events.push(...page)
  return events
}

/** Which of a client's numbered commands the log holds, out of `from`..`to`. */
export async function readAccepted(
  roomId: string,
  client: string,
  from: number,
  to: number,
): Promise<number[]> {
  const result = await pool().query<{ op: number }>({
    name: 'read-accepted',
    text: 'select op from "RoomEvent" where "roomId" = $1 and "clientId" = $2 and op between $3 and $4 order by op',
    values: [roomId, client, from, to],
  })
  return result.rows.map((row) => row.op)
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
