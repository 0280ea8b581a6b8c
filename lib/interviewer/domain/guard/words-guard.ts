import { componentTerms } from './component-terms'
import { TermFinder, type Terms, termsOf } from './giveaway-terms'
import { QuotedPassages } from './quoted-passages'
import { type SpokenWord, spokenWords } from './spoken-words'
import { isWordOf, type SpokenVocabulary } from './vocabulary'

/** Words that occur in almost every English sentence and rarely in other languages. */
const ENGLISH: SpokenVocabulary = new Set(
  'the you your youre what would how which that this there is are of to and it its with for have has does if when where why who can could should will be we lets let about from by than not but they them each one any been were i my please go see said'.split(
    ' ',
  ),
)
/**
 * Maximum number of consecutive words without one of these: no English sentence has more, unless it lists what the
 * candidate said.
 */
const MOST_FOREIGN = 8
/**
 * Maximum for numbers that nobody has mentioned: more of them, or longer ones, may be letters in disguise or a figure
 * of the guide.
 */
const MOST_NUMBERS = 2
const LONGEST_NUMBER = 2
/**
 * How many characters of what is known are examined: 30 ms, measured; everything that a room can hold took half a
 * second.
 */
const KNOWN_LETTERS = 60_000
/**
 * Allowed between two words: sentence punctuation. Symbols that code cannot interpret, such as ASCII art, dots and
 * dashes, or flags, are not.
 */
const GAP = /^["'’”)]{0,2}%?[.,;:?!…]{0,3}["'’”)]{0,2}(?:\s*[–—]\s*|\s-\s|[-/]|\s*)["'‘“(]{0,2}$/u

/** How much the guard allows of a text that may still grow. */
export type Checked =
  | { isBlocked: false /** How many characters of the text may be shown now. */; upTo: number }
  | { isBlocked: true; why: 'giveaway' | 'guide' | 'language' | 'sign' | 'word' }

/**
 * Checks a model's intended words against the guide: words that give the design away, passages of the guide or of the
 * prompt, and text that code cannot assess, such as another language or a word that is in none of the shipped English
 * texts. The candidate's own words may be repeated to them.
 */
export class WordsGuard {
  private readonly finder: TermFinder
  private readonly passages: QuotedPassages
  /** Words and numbers from the public part of the case. */
  private readonly told: ReadonlySet<string>
  private readonly vocabulary: SpokenVocabulary

  /**
   * @param giveaways of the case
   * @param secrets texts that must not be quoted
   * @param open public texts of the case
   * @param vocabulary English words that may be said at all
   */
  constructor({
    giveaways,
    secrets,
    open,
    vocabulary,
  }: {
    giveaways: readonly string[]
    secrets: readonly string[]
    open: readonly string[]
    vocabulary: SpokenVocabulary
  }) {
    const all = termsOf([...giveaways, ...componentTerms()])
    const said = open.flatMap((text) => plainOf(spokenWords(text)))
    this.told = new Set(said)
    this.finder = new TermFinder(without(all, new TermFinder(all).all(said)))
    this.passages = new QuotedPassages(secrets, open)
    this.vocabulary = vocabulary
  }

  /**
   * Prepares what the candidate wrote or was told for checking.
   * @param texts most important first, as only a limited amount is read
   */
  known(texts: readonly string[]): KnownWords {
    let left = KNOWN_LETTERS
    const words = texts.flatMap((text) => {
      const part = text.slice(0, left)
      left -= part.length
      return plainOf(spokenWords(part))
    })
    return { terms: this.finder.all(words), words: new Set(words) }
  }

  /**
   * Checks everything said so far.
   * @param isWhole nothing more follows; otherwise the end is held back as far as it may become something else
   */
  check(text: string, known: KnownWords, isWhole: boolean): Checked {
    const all = spokenWords(text)
    const words = isWhole ? all : finished(all, text)
    const plain = plainOf(words)
    let numbers = 0
    let end = 0
    for (const [place, word] of words.entries()) {
      if (!GAP.test(text.slice(end, word.from))) return { isBlocked: true, why: 'sign' }
      end = word.to
      const term = this.finder.at(plain, place)
      if (term !== null && !known.terms.has(term)) return { isBlocked: true, why: 'giveaway' }
      if (this.passages.isAt(plain, place)) return { isBlocked: true, why: 'guide' }
      if (word.isSpelt) return { isBlocked: true, why: 'word' }
      if (this.isAllowed(text.slice(word.from, word.to), word.plain, known)) continue
      const isNumber = /^\d+$/.test(word.plain) && word.plain.length <= LONGEST_NUMBER
      if (!isNumber || ++numbers > MOST_NUMBERS) return { isBlocked: true, why: 'word' }
    }
    if (isWhole && !GAP.test(text.slice(end))) return { isBlocked: true, why: 'sign' }
    const anchor = lastEnglish(words, known)
    if (anchor === null || (isWhole && anchor < 0 && words.length > 2))
      return { isBlocked: true, why: 'language' }
    if (isWhole) return { isBlocked: false, upTo: text.length }
    const open = words.findIndex(
      (_, place) => this.finder.mayBegin(plain, place) || this.passages.mayBegin(plain, place),
    )
    const last = open < 0 || open > anchor ? anchor : open - 1
    return { isBlocked: false, upTo: words[last]?.to ?? 0 }
  }

  /** Whether the candidate, the case or ordinary English uses a word, and nothing is hidden in it. */
  private isAllowed(written: string, plain: string, known: KnownWords): boolean {
    if (/\p{Cf}/u.test(written)) return false
    return known.words.has(plain) || this.told.has(plain) || isWordOf(this.vocabulary, plain)
  }
}

export type KnownWords = Readonly<{ terms: ReadonlySet<string>; words: ReadonlySet<string> }>

function plainOf(words: readonly SpokenWord[]): string[] {
  return words.map(({ plain }) => plain)
}

function without(terms: Terms, told: ReadonlySet<string>): Terms {
  return new Set([...terms].filter((term) => !told.has(term)))
}

/** The words that cannot change any more: the last one may continue, and so may spaced letters. */
function finished(words: readonly SpokenWord[], text: string): readonly SpokenWord[] {
  const last = words.at(-1)
  if (!last) return words
  const mayGrow = last.to === text.length || /(?:^|[^\p{L}\p{N}])\p{L}[^\p{L}\p{N}]*$/u.test(text)
  return mayGrow ? words.slice(0, -1) : words
}

/**
 * The index of the last word that indicates English, -1 where there is none yet. Null if so many consecutive words
 * indicate none that it is another language. The candidate's own words do not count either way.
 */
function lastEnglish(words: readonly SpokenWord[], known: KnownWords): number | null {
  let anchor = -1
  let foreign = 0
  for (const [place, { plain }] of words.entries()) {
    if (ENGLISH.has(plain)) {
      anchor = place
      foreign = 0
    } else if (!known.words.has(plain) && ++foreign > MOST_FOREIGN) return null
  }
  return anchor
}
