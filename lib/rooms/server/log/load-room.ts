import { pool } from '@/lib/db/pool'
import { decodeState, STATE_FORMAT } from '@/lib/rooms/domain/log/encode-state'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { notFound } from '@/lib/shared/errors'
import { weightOf } from './event-weight'
import { readPages } from './read-log'
import { END_OF_LOG } from './read-rows'

/**
 * A room's state from its newest snapshot and the log after it.
 * @param until stop at this sequence number, for replay; the whole log by default
 * @throws AppError `not-found` if there is no log. Any other failure is thrown too: a room never opens empty
 * because loading failed (promise P5).
 */
export async function loadRoom(roomId: string, until = END_OF_LOG): Promise<RoomState> {
  return (await loadRoomAndSnapshot(roomId, until)).state
}

export type StoredRoom = {
  state: RoomState
  /** Size of the whole log, in bytes. */
  logBytes: number
  /** The snapshot that it started from, 0 if none, and the size of the log after it, in bytes. */
  snapshot: { seq: number; bytes: number; since: number }
}

/** The same, with its size and the snapshot that it started from. */
export async function loadRoomAndSnapshot(roomId: string, until = END_OF_LOG): Promise<StoredRoom> {
  const found = await pool().query<{ head: number; logBytes: number; state: Uint8Array | null }>({
    name: 'load-snapshot',
    text: `select r.head, r."logBytes", s.state from "Room" r left join lateral (
             select state from "RoomSnapshot"
             where "roomId" = r.id and format = $2 and seq <= $3 order by seq desc limit 1
           ) s on true where r.id = $1`,
    values: [roomId, STATE_FORMAT, until],
  })
  const [row] = found.rows
  if (!row) throw notFound('room')
  let state = row.state ? decodeState(row.state) : emptyRoom()
  let { logBytes } = row
  const snapshot = { seq: state.seq, bytes: row.state?.byteLength ?? 0, since: 0 }
  for await (const page of readPages(roomId, state.seq, until))
    for (const event of page) {
      const weight = weightOf(event)
      snapshot.since += weight
      // Written after the room's row was read.
      if (event.seq > row.head) logBytes += weight
      state = evolve(state, event)
    }
  if (state.seq === 0) throw notFound('room')
  // Whatever is wrong with the stored data: better no room than an empty one.
  if (state.round.createdBy === '') throw new Error('The log of a room does not begin with its creation')
  return { state, logBytes, snapshot }
}
