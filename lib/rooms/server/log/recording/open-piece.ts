import { readBytes, type StoredBytes } from '@/lib/blobs/server/stored-bytes'
import type { EventRow } from '../event-row'
import { decodePiece, type Piece } from './piece-codec'

/** A piece as stored in its row, wherever its bytes are. */
export type KeptPiece = Omit<Piece, 'bytes'> & StoredBytes

/**
 * The rows of a piece.
 * @throws Error what `decodePiece` throws
 * @throws AppError `unavailable` if its bytes are in a store that does not respond
 */
export async function openPiece({ format, checksum, ...stored }: KeptPiece): Promise<EventRow[]> {
  return decodePiece({ format, checksum, bytes: await readBytes(stored) })
}
