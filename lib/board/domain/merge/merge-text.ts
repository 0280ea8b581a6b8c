import { Work } from '@/lib/shared/work'
import { COST } from '../work'

/** Maximum length of texts, without their common ends, that are compared character by character. */
const LONGEST = 400

/**
 * Maximum number of character pairs that one edit may compare; any further texts are aligned by their common ends
 * alone.
 */
const MOST_PAIRS = 640_000

/** The number of character pairs that an edit may still compare. */
export type Pairs = { left: number }

export function allPairs(): Pairs {
  return { left: MOST_PAIRS }
}

/**
 * Merges two changes to one text, each made with only `base` known. Returns a text with both changes: what `mine`
 * changed is applied to the same characters in `theirs`, right after the character it followed, so that the letters of
 * two people typing at one place are not interleaved.
 */
export function mergeText(
  base: string,
  theirs: string,
  mine: string,
  pairs = allPairs(),
  work = new Work(),
): string {
  work.add(Math.ceil((2 * (base.length + theirs.length + mine.length)) / COST.letters) + COST.patch)
  const start = commonStart(base, mine)
  const end = commonEnd(base, mine, start)
  const typed = mine.slice(start, mine.length - end)
  const placeOf = align(base, theirs, pairs, work)
  const removed = new Set<number>()
  for (let i = start; i < base.length - end; i++) removed.add(placeOf(i))
  let before = start - 1
  while (before >= 0 && placeOf(before) < 0) before--
  const at = before < 0 ? 0 : placeOf(before) + 1
  work.add((removed.size + start - before) * COST.field)
  return without(theirs, removed, 0, at) + typed + without(theirs, removed, at, theirs.length)
}

function without(text: string, removed: ReadonlySet<number>, from: number, to: number): string {
  let kept = ''
  let at = from
  for (const place of [...removed].sort((a, b) => a - b)) {
    if (place < from || place >= to) continue
    kept += text.slice(at, place)
    at = place + 1
  }
  return kept + text.slice(at, to)
}

/** Maps a character's index in `from` to its index in `to`, or -1 if it is no longer there. */
function align(from: string, to: string, pairs: Pairs, work: Work): (place: number) => number {
  const start = commonStart(from, to)
  const end = commonEnd(from, to, start)
  const [a, b] = [from.slice(start, from.length - end), to.slice(start, to.length - end)]
  const cells = a.length * b.length
  const isShort = a.length <= LONGEST && b.length <= LONGEST && cells <= pairs.left
  if (isShort) {
    pairs.left -= cells
    work.add(cells)
  }
  const middle = isShort ? commonLetters(a, b) : []
  return (place) => {
    if (place < start) return place
    if (place >= from.length - end) return place + to.length - from.length
    const found = middle[place - start] ?? -1
    return found < 0 ? -1 : found + start
  }
}

/** A longest common subsequence: for each character of `a` its index in `b`, or -1. */
function commonLetters(a: string, b: string): number[] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const skip = Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
      lengths[i * width + j] = a[i] === b[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : skip
    }
  }
  const places: number[] = []
  let j = 0
  for (let i = 0; i < a.length; i++) {
    while (
      j < b.length &&
      a[i] !== b[j] &&
      (lengths[i * width + j + 1] ?? 0) >= (lengths[(i + 1) * width + j] ?? 0)
    )
      j++
    if (j < b.length && a[i] === b[j]) places.push(j++)
    else places.push(-1)
  }
  return places
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

function commonEnd(a: string, b: string, start: number): number {
  let length = 0
  while (
    length < a.length - start &&
    length < b.length - start &&
    a[a.length - 1 - length] === b[b.length - 1 - length]
  ) {
    length++
  }
  return length
}
