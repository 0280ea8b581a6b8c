import { spokenWords } from './spoken-words'

/** Number of consecutive words by which a text is recognised. */
export const PASSAGE = 5

/** Passages of texts that must not be said, with lookup by word. */
export class QuotedPassages {
  private readonly whole = new Set<string>()
  private readonly beginnings = new Set<string>()

  /** @param open texts that may be said, even if they also occur in the secret ones */
  constructor(secrets: readonly string[], open: readonly string[]) {
    const allowed = new Set(open.flatMap(passagesOf))
    for (const passage of secrets.flatMap(passagesOf)) {
      if (allowed.has(passage)) continue
      this.whole.add(passage)
      const words = passage.split(' ')
      for (let length = 2; length < PASSAGE; length++) this.beginnings.add(words.slice(0, length).join(' '))
    }
  }

  /** Whether a passage begins at a word. */
  isAt(words: readonly string[], place: number): boolean {
    return this.whole.has(words.slice(place, place + PASSAGE).join(' '))
  }

  /** Whether the last words, from an index on, may become a passage with the text still to come. */
  mayBegin(words: readonly string[], place: number): boolean {
    return words.length - place < PASSAGE && this.beginnings.has(words.slice(place).join(' '))
  }
}

function passagesOf(text: string): string[] {
  const words = spokenWords(text).map(({ plain }) => plain)
  return words.flatMap((_, place) => {
    const passage = words.slice(place, place + PASSAGE)
    return passage.length === PASSAGE ? [passage.join(' ')] : []
  })
}
