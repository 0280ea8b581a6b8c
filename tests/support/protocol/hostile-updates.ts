import { ByteWriter } from '@/lib/board/domain/fields/bytes'

// Worksheet updates that no editor makes, byte by byte in Yjs's first format.

type Id = readonly [client: number, clock: number]
export type Piece = { after?: Id; before?: Id; field?: string; text: string }
export type Deleted = { client: number; ranges: readonly (readonly [clock: number, length: number])[] }

const TEXT = 4
const AFTER = 0x80
const BEFORE = 0x40

/** Parts of text with their client and first clock, then deletions. */
export function updateOf(
  parts: readonly { client: number; clock: number; pieces: readonly Piece[] }[],
  deleted: readonly Deleted[] = [],
): Uint8Array {
  const to = new ByteWriter()
  to.uint(parts.length)
  for (const { client, clock, pieces } of parts) {
    to.uint(pieces.length)
    to.uint(client)
    to.uint(clock)
    for (const piece of pieces) writePiece(to, piece)
  }
  to.uint(deleted.length)
  for (const { client, ranges } of deleted) {
    to.uint(client)
    to.uint(ranges.length)
    for (const [clock, length] of ranges) {
      to.uint(clock)
      to.uint(length)
    }
  }
  return to.finish()
}

function writePiece(to: ByteWriter, { after, before, field = 'summary', text }: Piece): void {
  to.byte(TEXT | (after ? AFTER : 0) | (before ? BEFORE : 0))
  for (const id of [after, before]) for (const part of id ?? []) to.uint(part)
  if (!after && !before) {
    to.uint(1)
    to.string(field)
  }
  to.string(text)
}
