import { generateKeyBetween } from 'fractional-indexing'
import { BOARD_LIMITS } from '../board-limits'

const FIRST_HEAD = 'P'
const LAST_HEAD = 'k'

/**
 * Whether a string is an order key that any canvas can insert next to. Keys at the far ends of the grammar are
 * well-formed, but Excalidraw throws when asked for one beyond them, so they are not accepted here.
 */
export function isOrderKey(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > BOARD_LIMITS.orderKeyLength) return false
  if (!/^[A-Za-z][0-9A-Za-z]+$/.test(value)) return false
  const head = value.charAt(0)
  if (head < FIRST_HEAD || head > LAST_HEAD) return false
  const whole = head >= 'a' ? head.charCodeAt(0) - 95 : 92 - head.charCodeAt(0)
  return value.length === whole || (value.length > whole && !value.endsWith('0'))
}

/** Compares elements by their position in the stack, bottom first. */
export function byOrder(a: { index: string; id: string }, b: { index: string; id: string }): number {
  if (a.index !== b.index) return a.index < b.index ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * A key between two others. `salt` spreads keys, so that keys made for different elements in one gap usually differ.
 * Keys in one gap with different `numbers` differ whatever their salt.
 */
export function keyBetween(below: string, above: string, salt: number, number = 0): string {
  const middle = generateKeyBetween(below, above)
  // Anything appended to this stays below `above`.
  const stem = above.startsWith(middle) ? generateKeyBetween(below, middle) : middle
  const spread = `${stem}${digit(salt)}${digit(salt >>> 6)}`
  return number === 0 ? spread + last(salt >>> 12) : `${spread}0${numberDigits(number)}`
}

function digit(value: number): string {
  return DIGITS.charAt(value % DIGITS.length)
}

/** The last digit of a key is never 0. */
function last(value: number): string {
  return DIGITS.charAt(1 + (value % (DIGITS.length - 1)))
}

/** A fixed number of digits, so that no two numbers give a key the same end. */
function numberDigits(number: number): string {
  const { length } = DIGITS
  return (
    digit(Math.floor(number / (length * length))) +
    digit(Math.floor(number / length)) +
    digit(number) +
    last(0)
  )
}
