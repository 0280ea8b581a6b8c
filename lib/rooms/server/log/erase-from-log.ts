import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { decodeState, encodeState, STATE_FORMAT } from '../../domain/log/encode-state'
import { eraseFromEvent, PERSONAL_KINDS } from '../../domain/log/erase-from-event'
import { versionOf } from '../../domain/log/event-kinds'
import { eraseMember } from '../../domain/round/erase-member'
import { type ErasedMember, eraseName, type Stays } from '../../domain/round/erase-name'
import { type EventRow, fromRow, packData } from './event-row'
import { EVENT_COLUMNS } from './read-rows'
import { openPiece } from './recording/open-piece'
import { findPieceAfter, keepPiece, type StoredPiece, storedLogLock } from './recording/stored-piece'
import { keepSnapshot } from './save-snapshot'

/** Number of events read and written at a time. */
const AT_ONCE = 500

/**
 * Erases a member's data from a log and its snapshots: what only they could see is deleted, the rest is
 * rewritten in place, in the recording as well as in the rows. Sequence numbers and times of events stay, so
 * that a replay stops at the same moments.
 */
export async function eraseFromLog(roomId: string, member: ErasedMember, stays: Stays): Promise<void> {
  for (let since: number | null = 0; since !== null; ) {
    const from: number = since
    since = await lockedTransaction([storedLogLock(roomId)], async (tx) => {
      const piece = await findPieceAfter(tx, roomId, from)
      if (!piece) return eraseFromRows(tx, roomId, from, member, stays)
      await eraseFromPiece(tx, roomId, piece, member, stays)
      return piece.lastSeq
    })
  }
  await lockedTransaction([storedLogLock(roomId)], async (tx) => {
    await eraseFromSnapshots(tx, roomId, member, stays)
    await tx.room.updateMany({ where: { id: roomId }, data: { erasures: { increment: 1 } } })
  })
}

async function eraseFromPiece(
  tx: Prisma.TransactionClient,
  roomId: string,
  piece: StoredPiece,
  member: ErasedMember,
  stays: Stays,
): Promise<void> {
  const rows = await openPiece(piece)
  const left = rows.flatMap((row) => {
    if (row.visibility === member.userId) return []
    return PERSONAL.has(row.kind) ? (erasedRow(row, member, stays) ?? []) : row
  })
  if (left.length === rows.length && left.every((row, index) => row === rows[index])) return
  await keepPiece(tx, roomId, left, { ...piece, replaces: piece.lastSeq })
}

/** @returns the last event that was examined, or null at the end of the log */
async function eraseFromRows(
  tx: Prisma.TransactionClient,
  roomId: string,
  since: number,
  member: ErasedMember,
  stays: Stays,
): Promise<number | null> {
  await tx.$executeRaw`
    delete from "RoomEvent" where "roomId" = ${roomId}::uuid and seq > ${since} and visibility = ${member.userId}`
  const rows = await tx.$queryRawUnsafe<EventRow[]>(
    `select ${EVENT_COLUMNS} from "RoomEvent"
     where "roomId" = $1::uuid and seq > $2 and kind = any($3::text[]) order by seq limit ${AT_ONCE}`,
    roomId,
    since,
    PERSONAL_KINDS,
  )
  const changed = rows.flatMap((row) => {
    const erased = erasedRow(row, member, stays)
    return erased && erased !== row ? [erased] : []
  })
  if (changed.length > 0)
    await tx.$executeRawUnsafe(
      `update "RoomEvent" e set data = c.data, version = c.version
       from unnest($2::int[], $3::bytea[], $4::int2[]) as c(seq, data, version)
       where e."roomId" = $1::uuid and e.seq = c.seq`,
      roomId,
      changed.map(({ seq }) => seq),
      changed.map(({ data }) => data),
      changed.map(({ version }) => version),
    )
  return rows.length < AT_ONCE ? null : (rows.at(-1)?.seq ?? null)
}

const PERSONAL: ReadonlySet<string> = new Set(PERSONAL_KINDS)

/** The row for what remains of an event, the same object if that is all of it; null if nothing does. */
function erasedRow(row: EventRow, member: ErasedMember, stays: Stays): EventRow | null {
  const event = fromRow(row)
  const erased = eraseFromEvent(event, member, stays)
  if (!erased) return null
  return erased === event ? row : { ...row, version: versionOf(erased.kind), data: packData(erased) }
}

/** Leaves at most one snapshot, since others may come from a process that had not heard of the erasure. */
async function eraseFromSnapshots(
  tx: Prisma.TransactionClient,
  roomId: string,
  member: ErasedMember,
  stays: Stays,
): Promise<void> {
  const newest = await tx.roomSnapshot.findFirst({
    where: { roomId, format: STATE_FORMAT },
    orderBy: { seq: 'desc' },
  })
  await tx.roomSnapshot.deleteMany({ where: { roomId, seq: { not: newest?.seq ?? 0 } } })
  if (!newest) return
  const state = decodeState(newest.state)
  const round = eraseName(eraseMember(state.round, member.userId), member, stays)
  const { [member.userId]: _head, ...own } = state.heads.own
  const erased = encodeState({ ...state, round, heads: { ...state.heads, own } })
  await keepSnapshot(inTransaction(tx), roomId, newest.seq, erased)
}
