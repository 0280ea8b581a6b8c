import { pool } from '@/lib/db/pool'
import { decodeState, encodeState, STATE_FORMAT } from '../../domain/log/encode-state'
import { eraseFromEvent, PERSONAL_KINDS } from '../../domain/log/erase-from-event'
import { versionOf } from '../../domain/log/event-kinds'
import { eraseMember } from '../../domain/round/erase-member'
import { type ErasedMember, eraseName, type Stays } from '../../domain/round/erase-name'
import { type EventRow, fromRow, packData } from './event-row'
import { saveSnapshot } from './save-snapshot'

/** Events that are read and written at a time. */
const AT_ONCE = 500

/**
 * Erases what a log and its snapshots hold of a member: what only they could see goes, the rest is written anew in its
 * place. Numbers and times of events stay, so that replay stops at the same moments.
 */
export async function eraseFromLog(roomId: string, member: ErasedMember, stays: Stays): Promise<void> {
  await pool().query('delete from "RoomEvent" where "roomId" = $1 and visibility = $2', [
    roomId,
    member.userId,
  ])
  for (let since = 0; ; ) {
    const { rows } = await pool().query<EventRow>(
      `select seq, at, "actorId", "clientId", op, kind, version, visibility, data from "RoomEvent"
       where "roomId" = $1 and seq > $2 and kind = any($3) order by seq limit ${AT_ONCE}`,
      [roomId, since, PERSONAL_KINDS],
    )
    await writeAnew(roomId, rows, member, stays)
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) break
    since = last.seq
  }
  await eraseFromSnapshots(roomId, member, stays)
}

async function writeAnew(
  roomId: string,
  rows: readonly EventRow[],
  member: ErasedMember,
  stays: Stays,
): Promise<void> {
  const changed = rows.flatMap((row) => {
    const event = fromRow(row)
    const erased = eraseFromEvent(event, member, stays)
    return erased && erased !== event ? [erased] : []
  })
  if (changed.length === 0) return
  await pool().query(
    `update "RoomEvent" e set data = c.data, version = c.version
     from unnest($2::int[], $3::bytea[], $4::int2[]) as c(seq, data, version)
     where e."roomId" = $1 and e.seq = c.seq`,
    [
      roomId,
      changed.map(({ seq }) => seq),
      changed.map(packData),
      changed.map(({ kind }) => versionOf(kind)),
    ],
  )
}

/** Leaves one snapshot, or none: what it began from may be of a process that had not heard of the erasure. */
async function eraseFromSnapshots(roomId: string, member: ErasedMember, stays: Stays): Promise<void> {
  const { rows } = await pool().query<{ seq: number; state: Uint8Array }>(
    `select seq, state from "RoomSnapshot" where "roomId" = $1 and format = $2 order by seq desc limit 1`,
    [roomId, STATE_FORMAT],
  )
  const [newest] = rows
  await pool().query('delete from "RoomSnapshot" where "roomId" = $1 and seq <> $2', [
    roomId,
    newest?.seq ?? 0,
  ])
  if (!newest) return
  const state = decodeState(newest.state)
  const round = eraseName(eraseMember(state.round, member.userId), member, stays)
  const { [member.userId]: _head, ...own } = state.heads.own
  await saveSnapshot(roomId, newest.seq, encodeState({ ...state, round, heads: { ...state.heads, own } }))
}
