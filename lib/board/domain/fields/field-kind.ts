import { type AppError, appError } from '@/lib/shared/errors'
import type { BoardReader, BoardWriter } from './refs'

/** How the values of a field are validated, compared, measured and written. */
export type FieldKind<T> = {
  /** Converts a canvas value to its form on the board: checked and rounded. Throws `board/bad-value`. */
  clean(value: unknown): T
  /** Whether a canvas value still represents the board's value; a dead band keeps rounding from flapping. */
  same(held: T, live: unknown): boolean
  /** Approximate size in bytes when written as JSON. */
  size(value: T): number
  write(to: BoardWriter, value: T): void
  /** Throws `board/malformed` for anything that `clean` would have refused. */
  read(from: BoardReader): T
}

/** A value that the board does not allow. */
export function badValue(): AppError {
  return appError('board/bad-value')
}

/** A kind whose values may be missing. */
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
