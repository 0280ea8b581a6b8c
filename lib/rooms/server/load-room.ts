import { pool } from '@/lib/db/pool'
import { notFound } from '@/lib/shared/errors'
import { decodeState, encodeState, STATE_FORMAT } from '../domain/encode-state'
import { evolve } from '../domain/evolve'
import { emptyRoom, type RoomState } from '../domain/state'
import { END_OF_LOG, readLog } from './read-log'

/**
 * A room's state from its newest snapshot and the log after it.
 * @param until stop at this sequence number, for replay; the whole log when left out.
 * @throws AppError `not-found` when there is no log. Any other failure is thrown too: a room never opens empty
 * because loading failed (promise P5).
 */
export async function loadRoom(roomId: string, until = END_OF_LOG): Promise<RoomState> {
  return (await loadRoomAndSnapshot(roomId, until)).state
}

/** The same, with the sequence number of the snapshot that it started from (0 without one). */
export async function loadRoomAndSnapshot(
  roomId: string,
  until = END_OF_LOG,
): Promise<{ state: RoomState; snapshotAt: number }> {
  const snapshot = await pool().query<{ state: Uint8Array }>({
    name: 'load-snapshot',
    text: `select state from "RoomSnapshot" where "roomId" = $1 and format = $2 and seq <= $3 order by seq desc limit 1`,
    values: [roomId, STATE_FORMAT, until],
  })
  const saved = snapshot.rows[0]
  let state = saved ? decodeState(saved.state) : emptyRoom()
  const snapshotAt = state.seq
  for (const event of await readLog(roomId, state.seq, until)) state = evolve(state, event)
  if (state.seq === 0) throw notFound('This room')
  // Whatever went wrong with what is stored: better no room than an empty one.
  if (state.createdBy === '') throw new Error('The log of a room does not begin with its creation')
  return { state, snapshotAt }
}

/**
 * Keeps a snapshot, so that loading and seeking read only the log after it. Another process may have kept it already;
 * of a room that was deleted nothing is kept.
 */
export async function saveSnapshot(roomId: string, state: RoomState): Promise<void> {
  await pool().query({
    name: 'save-snapshot',
    text: `insert into "RoomSnapshot" ("roomId", seq, format, state)
           select $1::uuid, $2::int, $3::int, $4::bytea where exists (select from "Room" where id = $1::uuid)
           on conflict ("roomId", seq) do update set format = excluded.format, state = excluded.state`,
    values: [roomId, state.seq, STATE_FORMAT, Buffer.from(encodeState(state))],
  })
}
