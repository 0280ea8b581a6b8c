import type { Work } from '@/lib/shared/work'
import { COST } from '../work'

/** An element's order key before and after; a new element has no `from`, and a removed one no `to`. */
export type KeyMove = Readonly<{ id: string; from?: string | undefined; to?: string }>

/** More moves than this are merged in at once: each single move shifts all pointers above it. */
const FEW = 32

/** Which element holds which key, and which key is next: O(log n) comparisons each. */
export class OrderKeys {
  private readonly holders = new Map<string, string>()
  /** Sorted. An insertion shifts pointers, which for a few keys costs less than maintaining a tree. */
  private sorted: string[] = []

  holder(key: string): string | undefined {
    return this.holders.get(key)
  }

  /** Keys change hands only once all are known, so that two elements can swap theirs. A held key stays with its holder. */
  move(moves: readonly KeyMove[], work?: Work): void {
    work?.add(this.moving(moves.length))
    if (moves.length > FEW) {
      this.moveMany(moves)
      return
    }
    for (const { id, from } of moves) if (from !== undefined) this.release(from, id)
    for (const { id, to } of moves) if (to !== undefined) this.take(to, id)
  }

  /** The cost of this many moves. */
  moving(moves: number): number {
    return (Math.min(moves, FEW) + (moves > FEW ? moves + this.sorted.length : 0)) * COST.move
  }

  /** Claims a free key for an element; a key that is held stays with its holder. */
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

  private moveMany(moves: readonly KeyMove[]): void {
    for (const { id, from } of moves)
      if (from !== undefined && this.holders.get(from) === id) this.holders.delete(from)
    const left = this.sorted.filter((key) => this.holders.has(key))
    const taken: string[] = []
    for (const { id, to } of moves) {
      if (to === undefined || this.holders.has(to)) continue
      this.holders.set(to, id)
      taken.push(to)
    }
    this.sorted = merged(left, taken.sort(byLetters))
  }

  /** The number of keys at or below `key`. */
  private after(key: string): number {
    let low = 0
    let high = this.sorted.length
    // New elements are added on top.
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

function byLetters(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Merges two sorted lists without common entries. */
function merged(a: readonly string[], b: readonly string[]): string[] {
  const all: string[] = []
  let at = 0
  for (const key of b) {
    for (let other = a[at]; other !== undefined && other < key; other = a[++at]) all.push(other)
    all.push(key)
  }
  while (at < a.length) all.push(a[at++] ?? '')
  return all
}
