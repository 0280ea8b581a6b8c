import { generateKeyBetween } from 'fractional-indexing'
import { BOARD_LIMITS } from './board-limits'

const FIRST_HEAD = 'P'
const LAST_HEAD = 'k'

/**
 * Whether a string is an order key that any canvas can insert beside. Keys at the far ends of the grammar are
 * well-formed, but Excalidraw throws when asked for one beyond them, so they are not keys here.
 */
export function isOrderKey(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > BOARD_LIMITS.orderKeyLength) return false
  if (!/^[A-Za-z][0-9A-Za-z]+$/.test(value)) return false
  const head = value.charAt(0)
  if (head < FIRST_HEAD || head > LAST_HEAD) return false
  const whole = head >= 'a' ? head.charCodeAt(0) - 95 : 92 - head.charCodeAt(0)
  return value.length === whole || (value.length > whole && !value.endsWith('0'))
}

/** Compares elements by their place in the stack, bottom first. */
export function byOrder(a: { index: string; id: string }, b: { index: string; id: string }): number {
  if (a.index !== b.index) return a.index < b.index ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

const JITTER_BITS = 18

/** A key between two others, spread by `salt`, so that keys made for different elements in one gap differ. */
export function keyBetween(below: string, above: string, salt: number): string {
  let low = below
  let high = above
  for (let bit = 0; bit < JITTER_BITS; bit++) {
    const middle = generateKeyBetween(low, high)
    if ((salt >> bit) & 1) low = middle
    else high = middle
  }
  return generateKeyBetween(low, high)
}

/** Which element holds which key, and which key comes next: O(log n) comparisons each. */
export class OrderKeys {
  private readonly holders = new Map<string, string>()
  /** Sorted. Inserting moves pointers, which for a board's 4,000 keys costs less than keeping a tree. */
  private readonly sorted: string[] = []

  holder(key: string): string | undefined {
    return this.holders.get(key)
  }

  /** Takes a free key for an element; a key that is held stays with its holder. */
  take(key: string, id: string): void {
    if (this.holders.has(key)) return
    this.holders.set(key, id)
    this.sorted.splice(this.after(key), 0, key)
  }

  release(key: string, id: string): void {
    if (this.holders.get(key) !== id) return
    this.holders.delete(key)
    this.sorted.splice(this.after(key) - 1, 1)
  }

  /** The lowest key above `key`, or null. */
  next(key: string): string | null {
    return this.sorted[this.after(key)] ?? null
  }

  first(): string | undefined {
    return this.sorted[0]
  }

  last(): string | undefined {
    return this.sorted.at(-1)
  }

  /** How many keys are at or below `key`. */
  private after(key: string): number {
    let low = 0
    let high = this.sorted.length
    // New elements go on top.
    const top = this.sorted[high - 1]
    if (top === undefined || top <= key) return high
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.sorted[middle] ?? '') <= key) low = middle + 1
      else high = middle
    }
    return low
  }
}
