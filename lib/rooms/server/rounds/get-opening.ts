import { pool } from '@/lib/db/pool'
import { encodeState, STATE_FORMAT } from '@/lib/rooms/domain/log/encode-state'
import type { RoomOpening } from '@/lib/rooms/domain/protocol/opening'
import { LAST_OP } from '@/lib/rooms/domain/protocol/wire'
import { memberOf } from '@/lib/rooms/domain/round/state'
import { viewFor } from '@/lib/rooms/domain/round/views/view-for'
import { isId } from '@/lib/shared/id-schema'
import { findMember } from '../access/find-members'
import { loadRoom } from '../log/load-room'

/** Maximum size of a state that comes with a page, in bytes; up to twice that is read for one. */
export const OPENING_LIMIT = 256 * 1024
/** Maximum number of openings read at once: commits and joins use the same connections. */
export const OPENINGS_AT_ONCE = 2
const underWay = { count: 0 }

/**
 * The state of a room for its page, as this person may see it. Null if the join must decide: they have not
 * joined yet, their role has changed, they are the candidate of another open round on the case, the room is
 * large, or enough others are being read, for example when everybody reloads after a restart.
 */
export async function getOpening(
  userId: string,
  roomId: string,
  now = new Date(),
): Promise<RoomOpening | null> {
  if (!isId(roomId) || underWay.count >= OPENINGS_AT_ONCE) return null
  underWay.count++
  try {
    return await readOpening(userId, roomId, now)
  } finally {
    underWay.count--
  }
}

async function readOpening(userId: string, roomId: string, now: Date): Promise<RoomOpening | null> {
  const member = await findMember(roomId, userId)
  if (!member || member.answersElsewhere || (await weightOf(roomId)) > 2 * OPENING_LIMIT) return null
  const state = await loadRoom(roomId)
  if (memberOf(state.round, userId)?.role !== member.role) return null
  const lastOp = Math.max(0, ...Object.values(state.clients))
  // Numbers are limited, and a tab may have used the last: that must not end the room for everybody.
  if (lastOp > LAST_OP / 2) return null
  const encoded = encodeState(viewFor(member, state))
  if (encoded.byteLength > OPENING_LIMIT) return null
  return {
    // Not a Buffer, which a page would serialise as a list of numbers.
    state: new Uint8Array(encoded),
    now: now.getTime(),
    number: member.number,
    role: member.role,
    lastOp,
  }
}

/**
 * How much must be read for a room: its newest snapshot and the log after it, in bytes. A piece of its
 * recording that is stored elsewhere counts as a large one.
 */
async function weightOf(roomId: string): Promise<number> {
  const found = await pool().query<{ bytes: number }>({
    name: 'weigh-opening',
    text: `select coalesce(octet_length(s.state), 0) + coalesce((
             select sum(octet_length(e.data)) from "RoomEvent" e where e."roomId" = r.id and e.seq > coalesce(s.seq, 0)
           ), 0)::float8 + coalesce((
             select sum(coalesce(octet_length(p.bytes), ${OPENING_LIMIT})) from "RecordingPiece" p
             where p."roomId" = r.id and p."lastSeq" > coalesce(s.seq, 0)
           ), 0)::float8 as bytes
           from "Room" r left join lateral (
             select seq, state from "RoomSnapshot" where "roomId" = r.id and format = $2 order by seq desc limit 1
           ) s on true where r.id = $1`,
    values: [roomId, STATE_FORMAT],
  })
  return found.rows[0]?.bytes ?? 0
}
