import { type AppError, appError } from '@/lib/shared/errors'
import type { BoardReader, BoardWriter } from './refs'

/** How the values of a field are checked, compared, measured and written. */
export type FieldKind<T> = {
  /** From what a canvas holds to what the board holds: checked and rounded. Throws `board/bad-value`. */
  clean(value: unknown): T
  /** Whether a canvas's value still stands for the held one, with a dead band so that rounding never flaps. */
  same(held: T, live: unknown): boolean
  /** Bytes, near enough, when written as JSON. */
  size(value: T): number
  write(to: BoardWriter, value: T): void
  /** Throws `board/malformed` for anything that `clean` would not have let through. */
  read(from: BoardReader): T
}

/** A value that no board may hold. */
export function badValue(): AppError {
  return appError('board/bad-value')
}

/** A kind whose values may also be missing. */
export function optional<T>(kind: FieldKind<T>): FieldKind<T | null> {
  return {
    clean: (value) => (value === null || value === undefined ? null : kind.clean(value)),
    same: (held, live) => (held === null ? live === null || live === undefined : kind.same(held, live)),
    size: (value) => (value === null ? 4 : kind.size(value)),
    write: (to, value) => {
      to.byte(value === null ? 0 : 1)
      if (value !== null) kind.write(to, value)
    },
    read: (from) => (flag.read(from) ? kind.read(from) : null),
  }
}

export const flag: FieldKind<boolean> = {
  clean: (value) => value === true,
  same: (held, live) => held === (live === true),
  size: () => 5,
  write: (to, value) => to.byte(value ? 1 : 0),
  read: (from) => {
    const value = from.byte()
    if (value > 1) throw badValue()
    return value === 1
  },
}

/** One of a few words. Their order is part of the wire format: only append. */
export function choice(...words: string[]): FieldKind<string> {
  return {
    clean: (value) => {
      if (typeof value !== 'string' || !words.includes(value)) throw badValue()
      return value
    },
    same: (held, live) => held === live,
    size: (value) => value.length + 2,
    write: (to, value) => to.byte(words.indexOf(value)),
    read: (from) => {
      const word = words[from.byte()]
      if (word === undefined) throw badValue()
      return word
    },
  }
}
