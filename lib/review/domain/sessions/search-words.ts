/** Words of one search that count; more make it no narrower. */
const MOST_TERMS = 8
/** Letters of a word that count: Postgres keeps no longer ones. */
const LONGEST_WORD = 100

/**
 * A text as its words, small and apart by single spaces: what stands between letters and digits only separates, so that
 * `write-ahead`, `write ahead` and `Write/Ahead` read the same, in every script. Parts of a compound such as
 * `LoadBalancer` follow at the end.
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
 * What somebody looks for as terms, all of which have to be there: the words of each, one behind the other. The last
 * word may be the beginning of one. Empty where nothing of the text is a word.
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
