/** Maximum number of words used of one search; more do not narrow it. */
const MOST_TERMS = 8
/** Maximum number of characters used of a word: Postgres stores no longer ones. */
const LONGEST_WORD = 100

/**
 * A text as its words, in lower case and separated by single spaces: everything between letters and digits is only a
 * separator, so that `write-ahead`, `write ahead` and `Write/Ahead` are the same, in every script. Parts of a compound
 * such as `LoadBalancer` are added at the end.
 */
export function searchableWords(text: string): string {
  const whole = text.normalize('NFKC')
  const words = whole.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const parts = words.flatMap((word) => {
    const inside = word.match(/\p{Lu}?\p{Ll}+/gu) ?? []
    return inside.length > 1 ? inside : []
  })
  return [...words, ...parts].map((word) => word.toLowerCase().slice(0, LONGEST_WORD)).join(' ')
}

/**
 * The terms of a search, all of which must be present: the words of each, in sequence. The last word may be the
 * beginning of one. Empty if the text contains no word.
 */
export function searchTerms(text: string): string[][] {
  return text
    .split(/\s+/)
    .map((chunk) => {
      const words = chunk.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
      return words.map((word) => word.toLowerCase().slice(0, LONGEST_WORD))
    })
    .filter((words) => words.length > 0)
    .slice(0, MOST_TERMS)
}
