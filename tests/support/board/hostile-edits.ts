import { BoardWriter, RefTable } from '@/lib/board/domain/fields/refs'
import { hash } from '@/lib/board/domain/merge/hash'

// Edits that no canvas makes, byte by byte: the format must stay readable for the sake of old logs.
const FORMAT = 1
export const SET = 1
export const SET_SAME = 2
export const APPEND = 3
export const DELETE = 5
export const LOCKED = 17
export const TEXT = 20

export type Run = { kind: number; refs: readonly number[]; field?: number; value?: string; base?: number }

/** Runs of patches of known elements, by their references. */
export function editOf(runs: readonly Run[]): Uint8Array {
  const to = new BoardWriter(new RefTable())
  to.byte(FORMAT)
  for (const run of runs) writeRun(to, run)
  return to.finish()
}

function writeRun(to: BoardWriter, { kind, refs, field = LOCKED, value = '', base = 0 }: Run): void {
  const count = refs.length
  to.byte(Math.min(count, 31) * 8 + kind)
  if (count >= 31) to.uint(count)
  const writeValue = () => (field === LOCKED ? to.byte(1) : to.string(value))
  if (kind === SET || kind === SET_SAME) {
    to.byte(1)
    to.byte(field)
  }
  for (const ref of refs) {
    to.uint(ref * 2)
    if (kind === SET) writeValue()
    if (kind === APPEND) {
      to.uint(base)
      to.uint(0)
    }
  }
  if (kind === SET_SAME) writeValue()
}

/** The same element again and again. */
export function again(ref: number, times: number): number[] {
  return Array.from({ length: times }, () => ref)
}

/** Ids whose hashes agree in the part that `spread` uses. */
export function collidingIds(count: number, spread: (salt: number) => number): string[] {
  const ids: string[] = []
  const wanted = spread(hash('0'))
  for (let i = 0; ids.length < count; i++) {
    const id = i.toString(36)
    if (spread(hash(id)) === wanted) ids.push(id)
  }
  return ids
}
