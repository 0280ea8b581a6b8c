import { pool } from '@/lib/db/pool'
import type { Queryable } from '@/lib/db/queryable'
import { STATE_FORMAT } from '@/lib/rooms/domain/log/encode-state'
import { surplusSnapshots } from '@/lib/rooms/domain/log/surplus-snapshots'

const KEEP = `
  insert into "RoomSnapshot" ("roomId", seq, format, state)
  select $1::uuid, $2::int, $3::int, $4::bytea where exists (select from "Room" where id = $1::uuid)
  on conflict ("roomId", seq) do update set format = excluded.format, state = excluded.state`

/**
 * Keeps a snapshot, so that loading and seeking read only the log after it, and drops those that became too many.
 * Another process may have kept it already; of a room that was deleted nothing is kept.
 * @param state as encodeState gives it
 */
export async function saveSnapshot(roomId: string, seq: number, state: Uint8Array): Promise<void> {
  const prepared: Queryable = {
    query: (text, values) => pool().query({ name: 'save-snapshot', text, values }),
  }
  await keepSnapshot(prepared, roomId, seq, state)
  await tidySnapshots(roomId)
}

/** The same within a transaction, without dropping any. */
export async function keepSnapshot(
  to: Queryable,
  roomId: string,
  seq: number,
  state: Uint8Array,
): Promise<void> {
  const bytes = Buffer.from(state.buffer, state.byteOffset, state.byteLength)
  await to.query(KEEP, [roomId, seq, STATE_FORMAT, bytes])
}

/** The same as thinSnapshots, for those who need not know whether it worked: it is tried again with the next snapshot. */
export async function tidySnapshots(roomId: string): Promise<void> {
  await thinSnapshots(roomId).catch((error) =>
    console.error(`Old snapshots of room ${roomId} could not be deleted: ${String(error)}`),
  )
}

/** Snapshots that are deleted at a time: more, of full boards, might take longer than a statement may. */
const AT_ONCE = 20

/**
 * Drops some of the snapshots of a room that are too many, too heavy together, or of a format that nothing reads any
 * more.
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
