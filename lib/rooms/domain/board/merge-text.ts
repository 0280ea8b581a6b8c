/** Longest texts, ends that agree aside, that are compared letter by letter. */
const LONGEST = 400

/**
 * Two people changed one text, each knowing only what it was before. Gives a text with both changes: what `mine`
 * changed goes to the same letters in `theirs`, right after the letter it followed, so that two who type at one
 * place do not end up between each other's letters.
 */
export function mergeText(base: string, theirs: string, mine: string): string {
  const start = commonStart(base, mine)
  const end = commonEnd(base, mine, start)
  const typed = mine.slice(start, mine.length - end)
  const places = align(base, theirs)
  const removed = new Set(places.slice(start, base.length - end))
  const before = places.slice(0, start).findLast((place) => place >= 0)
  const at = before === undefined ? 0 : before + 1
  const keep = (from: number, to: number) =>
    [...Array(to - from).keys()].map((i) => (removed.has(from + i) ? '' : theirs.charAt(from + i))).join('')
  return keep(0, at) + typed + keep(at, theirs.length)
}

/** For each letter of `from` its place in `to`, or -1 when it is not there any more. */
function align(from: string, to: string): number[] {
  const start = commonStart(from, to)
  const end = commonEnd(from, to, start)
  const [a, b] = [from.slice(start, from.length - end), to.slice(start, to.length - end)]
  const middle = a.length <= LONGEST && b.length <= LONGEST ? commonLetters(a, b) : a.split('').map(() => -1)
  return Array.from(from, (_, i) => i).map((i) => {
    if (i < start) return i
    if (i >= from.length - end) return i + to.length - from.length
    const place = middle[i - start] ?? -1
    return place < 0 ? -1 : place + start
  })
}

/** A longest common subsequence: for each letter of `a` its place in `b`, or -1. */
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
