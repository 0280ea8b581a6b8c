import { SPOKEN_ENGLISH } from './spoken-english'
import { spokenWords } from './spoken-words'

/** Endings with which a word is still the same: asks, asked, asking, slower, slowly. */
const ENDINGS = ['s', 'es', 'd', 'ed', 'ing', 'ings', 'er', 'ers', 'ly', 'st', 'est'] as const
const SHORTEST_STEM = 3

/** Words that an interviewer may use by itself, in the form of `spokenWords`. */
export type SpokenVocabulary = ReadonlySet<string>

/** The words of some English texts. Single letters are not words, except `a` and `I`. */
export function vocabularyOf(texts: Iterable<string>): Set<string> {
  const words = new Set<string>(['a', 'i', ...SPOKEN_ENGLISH])
  for (const text of texts)
    for (const { plain } of spokenWords(text)) if (/^[a-z]{2,}$/.test(plain)) words.add(plain)
  return words
}

/** Whether a word, or its base form, is in a vocabulary. */
export function isWordOf(vocabulary: SpokenVocabulary, word: string): boolean {
  if (vocabulary.has(word)) return true
  return ENDINGS.some((ending) => {
    const stem = word.slice(0, -ending.length)
    if (!word.endsWith(ending) || stem.length < SHORTEST_STEM) return false
    return (
      vocabulary.has(stem) ||
      vocabulary.has(`${stem}e`) ||
      // tries, easier
      (stem.endsWith('i') && vocabulary.has(`${stem.slice(0, -1)}y`))
    )
  })
}
