import { readBytes, type StoredBytes } from '@/lib/blobs/server/stored-bytes'
import type { EventRow } from '../event-row'
import { decodePiece, type Piece } from './piece-codec'

/** A piece as its row has it, wherever its bytes lie. */
export type KeptPiece = Omit<Piece, 'bytes'> & StoredBytes

/**
 * The rows of a piece.
 * @throws Error what `decodePiece` throws
 * @throws AppError `unavailable` where its bytes lie in a store that does not answer
 */
export async function openPiece({ format, checksum, ...stored }: KeptPiece): Promise<EventRow[]> {
  return decodePiece({ format, checksum, bytes: await readBytes(stored) })
}
