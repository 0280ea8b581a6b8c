import { pool } from '@/lib/db/pool'
import type { Queryable } from '@/lib/db/queryable'
import { STATE_FORMAT } from '@/lib/rooms/domain/log/encode-state'
import { surplusSnapshots } from '@/lib/rooms/domain/log/surplus-snapshots'

const KEEP = `
  insert into "RoomSnapshot" ("roomId", seq, format, state)
  select $1::uuid, $2::int, $3::int, $4::bytea where exists (select from "Room" where id = $1::uuid)
  on conflict ("roomId", seq) do update set format = excluded.format, state = excluded.state`

/**
 * Stores a snapshot, so that loading and seeking read only the log after it, and deletes surplus ones.
 * Another process may have stored it already; nothing is stored for a room that was deleted.
 * @param state in the format of encodeState
 */
export async function saveSnapshot(roomId: string, seq: number, state: Uint8Array): Promise<void> {
  const prepared: Queryable = {
    query: (text, values) => pool().query({ name: 'save-snapshot', text, values }),
  }
  await keepSnapshot(prepared, roomId, seq, state)
  await tidySnapshots(roomId)
}

/** The same within a transaction, without deleting any. */
export async function keepSnapshot(
  to: Queryable,
  roomId: string,
  seq: number,
  state: Uint8Array,
): Promise<void> {
  const bytes = Buffer.from(state.buffer, state.byteOffset, state.byteLength)
  await to.query(KEEP, [roomId, seq, STATE_FORMAT, bytes])
}

/**
 * The same as thinSnapshots, for callers that do not need to know whether it worked: it is attempted again
 * with the next snapshot.
 */
export async function tidySnapshots(roomId: string): Promise<void> {
  await thinSnapshots(roomId).catch((error) =>
    console.error(`Old snapshots of room ${roomId} could not be deleted: ${String(error)}`),
  )
}

/**
 * Number of snapshots deleted at a time: more of them, from full boards, could exceed the statement's time
 * limit.
 */
const AT_ONCE = 20

/**
 * Deletes some of a room's snapshots if there are too many, if they are too large together, or if nothing
 * reads their format any more.
 */
export async function thinSnapshots(roomId: string): Promise<void> {
  const { rows } = await pool().query<{ seq: number; bytes: number; format: number }>({
    name: 'list-snapshots',
    text: `select seq, format, octet_length(state) as bytes from "RoomSnapshot" where "roomId" = $1 order by seq`,
    values: [roomId],
  })
  const old = rows.filter(({ format }) => format < STATE_FORMAT).map(({ seq }) => seq)
  const surplus = [...old, ...surplusSnapshots(rows.filter(({ format }) => format === STATE_FORMAT))]
  if (surplus.length === 0) return
  await pool().query({
    name: 'drop-snapshots',
    text: 'delete from "RoomSnapshot" where "roomId" = $1 and seq = any($2::int[])',
    values: [roomId, surplus.slice(0, AT_ONCE)],
  })
}
