import { pool } from '@/lib/db/pool'
import type { RoomEvent } from '../domain/events'
import { type EventRow, fromRow } from './event-row'

const COLUMNS = 'seq, at, "actorId", "clientId", op, kind, visibility, data'

/** Above any sequence number: Postgres keeps them in 32 bits. */
export const END_OF_LOG = 2 ** 31 - 1

/** The events of a room after `since` up to and with `until`, in order. */
export async function readLog(roomId: string, since: number, until = END_OF_LOG): Promise<RoomEvent[]> {
  const result = await pool().query<EventRow>({
    name: 'read-log',
    text: `select ${COLUMNS} from "RoomEvent" where "roomId" = $1 and seq > $2 and seq <= $3 order by seq`,
    values: [roomId, since, until],
  })
  return result.rows.map(fromRow)
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
