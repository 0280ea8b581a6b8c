import { spokenWords } from './spoken-words'

/** Words in a row by which a text is known again. */
export const PASSAGE = 5

/** Passages of texts that must not be said, to be looked up word by word. */
export class QuotedPassages {
  private readonly whole = new Set<string>()
  private readonly beginnings = new Set<string>()

  /** @param open what may be said, and so may stand in what may not */
  constructor(secrets: readonly string[], open: readonly string[]) {
    const allowed = new Set(open.flatMap(passagesOf))
    for (const passage of secrets.flatMap(passagesOf)) {
      if (allowed.has(passage)) continue
      this.whole.add(passage)
      const words = passage.split(' ')
      for (let length = 2; length < PASSAGE; length++) this.beginnings.add(words.slice(0, length).join(' '))
    }
  }

  /** Whether one begins at a word. */
  isAt(words: readonly string[], place: number): boolean {
    return this.whole.has(words.slice(place, place + PASSAGE).join(' '))
  }

  /** Whether the last words, from a place on, may become one with what is still to come. */
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
