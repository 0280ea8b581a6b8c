import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { STATE_FORMAT } from '@/lib/rooms/domain/log/encode-state'
import type { EventRow } from '../event-row'
import { EVENT_COLUMNS } from '../read-rows'
import { snapshotRoom } from '../snapshot-room'
import { openPiece } from './open-piece'
import { findPieceBefore, keepPiece, storedLogLock } from './stored-piece'

/** Maximum size of one piece, in events and in bytes of their payloads; its last event may exceed it. */
const PIECE = { events: 4_000, bytes: 1024 * 1024 } as const
type PieceSize = { events: number; bytes: number }

/**
 * What recording a room did: the number of rows removed, the size of their payloads, and the size of the
 * pieces written.
 */
export type PackedLog = { rows: number; bytes: number; packed: number }

/**
 * Turns the log of an ended room into a recording: piece by piece, each in a transaction in which the piece
 * is written, read back and compared with its rows, and the rows are removed. Whatever stops it, each event
 * is in exactly one of the two, and the next run continues from there. A room that is open, or that this
 * release cannot read, is left alone.
 * @throws Error if something cannot be read or read back; pieces already committed stay
 */
export async function recordRoom(roomId: string, size: PieceSize = PIECE): Promise<PackedLog> {
  // The next person who opens the room loads its state from this snapshot, and needs the recording only for a
  // replay.
  await snapshotRoom(roomId)
  const all: PackedLog = { rows: 0, bytes: 0, packed: 0 }
  for (;;) {
    const step = await lockedTransaction([storedLogLock(roomId)], (tx) => recordNext(tx, roomId, size))
    if (!step) return all
    all.rows += step.rows
    all.bytes += step.bytes
    all.packed += step.packed
  }
}

/** Records one more piece, or returns null if nothing is left. */
async function recordNext(
  tx: Prisma.TransactionClient,
  roomId: string,
  size: PieceSize,
): Promise<PackedLog | null> {
  const [room] = await tx.$queryRaw<{ head: number; recorded: number }[]>`
    select head, recorded from "Room" where id = ${roomId}::uuid and phase = 'ended'`
  if (!room || room.head <= room.recorded) return null
  const { head, recorded } = room
  const before = await findPieceBefore(tx, roomId, recorded + 1)
  const earlier = before && before.events < size.events / 2 ? await openPiece(before) : []
  // Otherwise, messages written after the end would each become a small piece of their own.
  const opened = weigh(earlier) < size.bytes / 2 && earlier.length > 0 ? before : null
  const first = opened ? earlier : []
  const rows = await readRows(
    tx,
    roomId,
    { since: recorded, until: head },
    { events: size.events - first.length, bytes: size.bytes - weigh(first) },
  )
  const last = rows.at(-1)
  // Everything that was left had been erased.
  if (!last) {
    await close(tx, roomId, head)
    return { rows: 0, bytes: 0, packed: 0 }
  }
  const packed = await keepPiece(tx, roomId, [...first, ...rows], {
    firstSeq: opened?.firstSeq ?? recorded + 1,
    lastSeq: last.seq,
    lastAt: last.at,
    replaces: opened?.lastSeq ?? null,
  })
  const removed = await tx.$executeRaw`
    delete from "RoomEvent" where "roomId" = ${roomId}::uuid and seq > ${recorded} and seq <= ${last.seq}`
  if (removed !== rows.length)
    throw new Error(`Of room ${roomId}, ${rows.length} events were packed and ${removed} removed`)
  await close(tx, roomId, last.seq)
  return {
    rows: rows.length,
    bytes: weigh(rows),
    packed,
  }
}

function readRows(
  tx: Prisma.TransactionClient,
  roomId: string,
  { since, until }: { since: number; until: number },
  most: PieceSize,
): Promise<EventRow[]> {
  return tx.$queryRawUnsafe<EventRow[]>(
    `select ${EVENT_COLUMNS} from (
       select ${EVENT_COLUMNS}, sum(octet_length(data)) over (order by seq) - octet_length(data) as before
       from "RoomEvent" where "roomId" = $1::uuid and seq > $2 and seq <= $3 order by seq limit $4
     ) page where before < $5 order by seq`,
    roomId,
    since,
    until,
    most.events,
    most.bytes,
  )
}

function weigh(rows: readonly EventRow[]): number {
  return rows.reduce((sum, { data }) => sum + data.byteLength, 0)
}

/**
 * Stores how far the recording goes. At the end of the log, all snapshots but the newest are deleted: nobody
 * continues from them.
 */
async function close(tx: Prisma.TransactionClient, roomId: string, recorded: number): Promise<void> {
  await tx.$executeRaw`update "Room" set recorded = ${recorded} where id = ${roomId}::uuid`
  await tx.$executeRaw`
    delete from "RoomSnapshot" s using "Room" r
    where r.id = ${roomId}::uuid and s."roomId" = r.id and r.head = r.recorded and s.format <= ${STATE_FORMAT}
      and s.seq < (select max(n.seq) from "RoomSnapshot" n where n."roomId" = r.id and n.format = ${STATE_FORMAT})`
}
