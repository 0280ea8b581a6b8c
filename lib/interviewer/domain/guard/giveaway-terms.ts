import { spokenWords } from './spoken-words'

/** Maximum length of an ending after which a term is still the same: hashes, hashing, randomly. */
const LONGEST_ENDING = 3
/** Shorter ones only match exactly, or in the plural. */
const SHORTEST_STEM = 4
/** How many words together may spell one term: `deny list` is `denylist`. */
const WORDS_A_TERM = 4

/** Terms reduced to letters, in a form in which endings don't matter. */
export type Terms = ReadonlySet<string>

export function termsOf(phrases: readonly string[]): Terms {
  const letters = phrases.map((phrase) =>
    spokenWords(phrase)
      .map(({ plain }) => plain)
      .join(''),
  )
  return new Set(letters.filter((term) => term.length > 1).map(stemOf))
}

/** `cache` and `caching` have `cach` in common. */
function stemOf(term: string): string {
  return term.length > SHORTEST_STEM ? term.replace(/(?:[ey]|es|s)$/, '') : term
}

/** A list of terms, prepared for many lookups. */
export class TermFinder {
  private readonly beginnings = new Set<string>()

  constructor(private readonly terms: Terms) {
    for (const term of terms)
      for (let length = SHORTEST_STEM - 1; length < term.length; length++)
        this.beginnings.add(term.slice(0, length))
  }

  /** The term that begins at a word, over as many words as needed; null if none does. */
  at(words: readonly string[], place: number): string | null {
    let letters = ''
    for (const word of words.slice(place, place + WORDS_A_TERM)) {
      letters += word
      const found = this.among(letters)
      if (found !== null) return found
    }
    return null
  }

  /** Whether the last words, from an index on, may become a term with the text still to come. */
  mayBegin(words: readonly string[], place: number): boolean {
    if (words.length - place >= WORDS_A_TERM) return false
    return this.beginnings.has(words.slice(place).join(''))
  }

  /** All terms in some words. */
  all(words: readonly string[]): Set<string> {
    return new Set(words.flatMap((_, place) => this.at(words, place) ?? []))
  }

  private among(letters: string): string | null {
    if (this.terms.has(letters)) return letters
    for (let ending = 1; ending <= LONGEST_ENDING && letters.length - ending > 1; ending++) {
      const stem = letters.slice(0, -ending)
      if (!this.terms.has(stem)) continue
      if (stem.length >= SHORTEST_STEM || (ending === 1 && letters.endsWith('s'))) return stem
    }
    return null
  }
}
