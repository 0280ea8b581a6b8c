import { BOARD_LIMITS } from '../board-limits'
import { badValue, type FieldKind } from './field-kind'

/** Rounds to a multiple of 1/`parts`, without -0. */
export function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts + 0
}

/**
 * A number rounded to 1/`parts` and written as an integer count of them. The dead band is three quarters of a part.
 */
function decimal(parts: number, most: number): FieldKind<number> & { check(value: unknown): number } {
  const check = (value: unknown) => {
    if (typeof value !== 'number' || !(Math.abs(value) <= most)) throw badValue()
    return value
  }
  return {
    check,
    clean: (value) => round(check(value), parts),
    same: (held, live) => typeof live === 'number' && Math.abs(held - live) * parts <= 0.75,
    size: () => 8,
    write: (to, value) => to.int(Math.round(value * parts)),
    read: (from) => check(from.int() / parts),
  }
}

/** Board pixels, to the hundredth. */
export const length = decimal(100, BOARD_LIMITS.length)

/** The same for sizes and for points within an element, which have a lower limit. */
export const extent = decimal(100, BOARD_LIMITS.extent)

/** Radians, factors and shares, to four decimal places. */
export const ratio = decimal(10_000, BOARD_LIMITS.ratio)

/** An integer of at most 32 bits. */
export const integer: FieldKind<number> = {
  ...decimal(1, 0xffff_ffff),
  same: (held, live) => held === live,
}
