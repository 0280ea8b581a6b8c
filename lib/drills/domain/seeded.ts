/** A seeded random generator, so that a draw can be repeated. */
export type Draw = {
  /** A number from 0 up to, but not including, 1. */
  next: () => number
  pick: <T>(choices: readonly [T, ...T[]]) => T
}

/** Mulberry32: a small generator, good enough for exercises. */
export function drawFrom(seed: number): Draw {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    pick: ([first, ...others]) => others[Math.floor(next() * (others.length + 1)) - 1] ?? first,
  }
}

/** A shuffled copy. */
export function shuffled<T>(things: readonly T[], draw: Draw): T[] {
  return things
    .map((thing) => ({ thing, key: draw.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ thing }) => thing)
}
