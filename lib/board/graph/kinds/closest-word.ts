import { VOCABULARY } from './vocabulary'

/** A shorter word has too many neighbours. */
const SHORTEST = 6

const wordsByLetter = new Map<string, string[]>()
for (const word of VOCABULARY.phrases.keys()) {
  if (word.includes(' ') || word.length < SHORTEST - 1) continue
  const letter = word.charAt(0)
  wordsByLetter.set(letter, [...(wordsByLetter.get(letter) ?? []), word])
}

/** The word of the vocabulary that is one edit away: "Redius". */
export function closestWord(word: string): string | null {
  if (word.length < SHORTEST) return null
  return wordsByLetter.get(word.charAt(0))?.find((other) => isOneEditAway(word, other)) ?? null
}

/** One letter inserted, removed or replaced, or two swapped. */
function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (a.length > b.length) return restA.slice(1) === restB
  if (a.length < b.length) return restA === restB.slice(1)
  if (restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}
