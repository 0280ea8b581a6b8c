import type { RefTable } from '@/lib/board/domain/fields/refs'
import { decodePatches, encodePatches } from '@/lib/board/domain/patch/codec'
import { type Patch, patchId } from '@/lib/board/domain/patch/patch'

/** An edit as sent to the server. */
export type SentEdit = { op: number; bytes: Uint8Array }

/**
 * Edits that the server has not acknowledged. Once `bytes` is set, the op's content never changes again: the server
 * recognises repeats by their number alone.
 */
export type PendingOp = {
  op: number
  patches: Patch[]
  ids: Set<string>
  bytes: Uint8Array | null
  sent: boolean
}

export function newOp(op: number, patches: Patch[] = []): PendingOp {
  return { op, patches, ids: new Set(patches.map(patchId)), bytes: null, sent: false }
}

/** Edits restored after a reload can only be decoded once the board whose elements they refer to is loaded. */
export function restoredOp({ op, bytes }: SentEdit): PendingOp {
  return { ...newOp(op), bytes }
}

/** Decodes the patches of a restored op. Returns false if that fails: then nobody could apply it. */
export function readRestored(op: PendingOp, refs: RefTable): boolean {
  if (!op.bytes || op.patches.length > 0) return true
  try {
    op.patches = decodePatches(op.bytes, refs)
    op.ids = new Set(op.patches.map(patchId))
    return true
  } catch {
    return false
  }
}

/** Keeps a message well below the socket's limit; a single element may be larger than this. */
const CHUNK_BYTES = 96_000
/** Keeps the work well below the room's limit: new elements cost more. */
const CHUNK_PATCHES = 4_000
const CHUNK_ADDS = 1_000

/** Fixes an op's bytes. Returns several ops with rising numbers if one message would be too large. */
export function freeze(op: PendingOp, refs: RefTable): PendingOp[] {
  const bytes = encodePatches(op.patches, refs)
  if (op.patches.length === 1 || fits(op.patches, bytes)) return [{ ...op, bytes }]
  const half = Math.ceil(op.patches.length / 2)
  const first = freeze(newOp(op.op, op.patches.slice(0, half)), refs)
  const next = (first.at(-1)?.op ?? op.op) + 1
  return [...first, ...freeze(newOp(next, op.patches.slice(half)), refs)]
}

function fits(patches: readonly Patch[], bytes: Uint8Array): boolean {
  const adds = patches.filter(({ kind }) => kind === 'add').length
  return bytes.length <= CHUNK_BYTES && patches.length <= CHUNK_PATCHES && adds <= CHUNK_ADDS
}
