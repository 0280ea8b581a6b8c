import { componentTerms } from './component-terms'
import { TermFinder, type Terms, termsOf } from './giveaway-terms'
import { QuotedPassages } from './quoted-passages'
import { type SpokenWord, spokenWords } from './spoken-words'
import { isWordOf, type SpokenVocabulary } from './vocabulary'

/** Words that stand in almost every English sentence and in few of other languages. */
const ENGLISH: SpokenVocabulary = new Set(
  'the you your youre what would how which that this there is are of to and it its with for have has does if when where why who can could should will be we lets let about from by than not but they them each one any been were i my please go see said'.split(
    ' ',
  ),
)
/** Words in a row without one of these: no English sentence is like that, unless it lists what the candidate said. */
const MOST_FOREIGN = 8
/** Numbers that nobody named: more of them, or longer ones, may be letters in disguise or a figure of the guide. */
const MOST_NUMBERS = 2
const LONGEST_NUMBER = 2
/** Letters of what is known that are looked at: 30 ms, measured, where all that a room can hold took half a second. */
const KNOWN_LETTERS = 60_000
/**
 * What may stand between two words: punctuation of sentences. Signs that code cannot read, such as drawn letters, dots and
 * dashes, or flags, may not.
 */
const GAP = /^["'’”)]{0,2}%?[.,;:?!…]{0,3}["'’”)]{0,2}(?:\s*[–—]\s*|\s-\s|[-/]|\s*)["'‘“(]{0,2}$/u

/** What the guard lets through of a text that may still grow. */
export type Checked =
  | { isBlocked: false /** Letters of the text that may be shown now. */; upTo: number }
  | { isBlocked: true; why: 'giveaway' | 'guide' | 'language' | 'sign' | 'word' }

/**
 * Holds what a model wants to say against the guide: words that give the design away, passages of the guide or of the
 * question, and what code cannot judge, such as another language or a word that is in no English text that is shipped.
 * What the candidate said may be said back to them.
 */
export class WordsGuard {
  private readonly finder: TermFinder
  private readonly passages: QuotedPassages
  /** Words and numbers of what everybody may read about the case. */
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
   * What the candidate wrote or was told, in a form to check against.
   * @param texts what matters most first: there is an end to what is read
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
   * Looks at the whole of what is being said.
   * @param isWhole nothing more comes; otherwise its end is held back as far as it may become something else
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

  /** Whether the candidate named a word, the case does, or every English text does, and nothing in it is hidden. */
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

/** The words that cannot grow any more: the last one may go on, and so may letters that stand apart. */
function finished(words: readonly SpokenWord[], text: string): readonly SpokenWord[] {
  const last = words.at(-1)
  if (!last) return words
  const mayGrow = last.to === text.length || /(?:^|[^\p{L}\p{N}])\p{L}[^\p{L}\p{N}]*$/u.test(text)
  return mayGrow ? words.slice(0, -1) : words
}

/**
 * The place of the last word that shows English, -1 where there is none yet. Null: so many words in a row show none that
 * it is another language. What the candidate wrote counts for nothing either way.
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
