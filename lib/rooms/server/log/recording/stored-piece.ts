import { keepBytes } from '@/lib/blobs/server/stored-bytes'
import type { Prisma } from '@/lib/db/generated/client'
import type { EventRow } from '../event-row'
import { listedOf } from './listed-events'
import { type KeptPiece, openPiece } from './open-piece'
import { encodePiece } from './piece-codec'

/**
 * The lock for changing how a room's log is stored, or for erasing from it: if two rewrote the same part, one
 * of the changes would be lost. Appending to the log does not need it.
 */
export function storedLogLock(roomId: string): string {
  return `stored log of ${roomId}`
}

/** The range of a room's log that a piece covers. */
export type PieceRange = { firstSeq: number; lastSeq: number; lastAt: Date }
export type StoredPiece = KeptPiece & PieceRange & { events: number }

type Transaction = Pick<Prisma.TransactionClient, '$queryRawUnsafe' | '$executeRawUnsafe'>

const COLUMNS = '"firstSeq", "lastSeq", "lastAt", events, format, checksum, bytes, "blobKey"'

/** The first piece of a room that extends beyond an event, or null. */
export async function findPieceAfter(
  tx: Transaction,
  roomId: string,
  seq: number,
): Promise<StoredPiece | null> {
  const [piece] = await tx.$queryRawUnsafe<StoredPiece[]>(
    `select ${COLUMNS} from "RecordingPiece" where "roomId" = $1::uuid and "lastSeq" > $2 order by "lastSeq" limit 1`,
    roomId,
    seq,
  )
  return piece ?? null
}

/** The last piece of a room that ends before an event, or null. */
export async function findPieceBefore(
  tx: Pick<Transaction, '$queryRawUnsafe'>,
  roomId: string,
  seq: number,
): Promise<StoredPiece | null> {
  const [piece] = await tx.$queryRawUnsafe<StoredPiece[]>(
    `select ${COLUMNS} from "RecordingPiece" where "roomId" = $1::uuid and "lastSeq" < $2
     order by "lastSeq" desc limit 1`,
    roomId,
    seq,
  )
  return piece ?? null
}

/**
 * Packs rows as a piece and stores it in place of the one that ended at `replaces`, then reads it back and
 * compares it with the rows, event by event. The caller must hold the lock.
 * @throws Error if the piece read back differs; nothing may be committed then
 * @returns the size of the piece, in bytes
 */
export async function keepPiece(
  tx: Transaction,
  roomId: string,
  rows: readonly EventRow[],
  { firstSeq, lastSeq, lastAt, replaces }: PieceRange & { replaces: number | null },
): Promise<number> {
  const { format, checksum, bytes } = await encodePiece(rows)
  const stored = await keepBytes('recordings', bytes)
  if (replaces !== null)
    await tx.$executeRawUnsafe(
      'delete from "RecordingPiece" where "roomId" = $1::uuid and "lastSeq" = $2',
      roomId,
      replaces,
    )
  const [kept] = await tx.$queryRawUnsafe<StoredPiece[]>(
    `insert into "RecordingPiece"
       ("roomId", "firstSeq", "lastSeq", "lastAt", events, listed, format, checksum, bytes, "blobKey", "blobSize")
     values ($1::uuid, $2, $3, $4::timestamptz, $5, $6::jsonb, $7, $8, $9, $10, $11) returning ${COLUMNS}`,
    roomId,
    firstSeq,
    lastSeq,
    lastAt.toISOString(),
    rows.length,
    JSON.stringify(listedOf(rows)),
    format,
    checksum,
    stored.bytes,
    stored.blobKey,
    stored.blobSize,
  )
  if (!kept || !isSame(await openPiece(kept), rows))
    throw new Error(`The recording of room ${roomId} does not give back events ${firstSeq} to ${lastSeq}`)
  return bytes.byteLength
}

/** Whether two ranges of a log are equal in every column, with payloads compared byte for byte. */
function isSame(some: readonly EventRow[], others: readonly EventRow[]): boolean {
  return (
    some.length === others.length &&
    some.every((row, index) => {
      const other = others[index]
      return (
        other !== undefined &&
        row.seq === other.seq &&
        row.at.getTime() === other.at.getTime() &&
        row.actorId === other.actorId &&
        row.clientId === other.clientId &&
        row.op === other.op &&
        row.kind === other.kind &&
        row.version === other.version &&
        row.visibility === other.visibility &&
        Buffer.compare(row.data, other.data) === 0
      )
    })
  )
}
