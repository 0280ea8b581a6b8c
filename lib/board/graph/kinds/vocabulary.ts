import en from '@/content/vocabulary/en.json'
import { COMPONENT_KINDS, type ComponentKind } from '@/lib/framework/component-kinds'

/**
 * How a phrase of the vocabulary indicates a kind: as a common noun, as a user of the system, or as the name of a
 * product.
 */
export type PhraseClass = 'noun' | 'person' | 'product'

export type Phrase = Readonly<{ kind: ComponentKind; as: PhraseClass }>

/** Words by their role in a name. Each language has a file in `content/vocabulary`. */
export type Vocabulary = Readonly<{
  phrases: ReadonlyMap<string, Phrase>
  /** Nouns that give way to the one before them: a cache server is a cache. */
  weak: ReadonlySet<string>
  /** Nouns that are no hint before a weak one: an index service may be anything. */
  soft: ReadonlySet<string>
  /** Nouns that also name buttons, columns and headings: a part only if a line leads to it. */
  alone: ReadonlySet<string>
  /** Nouns that give way to a product before them: a Kafka queue is a stream. */
  yielding: ReadonlySet<string>
  /** Words after a name that change nothing: a Redis cluster. */
  trailing: ReadonlySet<string>
  /** Words that start the name of an external system. */
  external: readonly string[]
  /** Words in a name that mean there are several instances. */
  several: ReadonlySet<string>
  /** Words that distinguish one of several copies: the name of a database if nothing else is named. */
  copies: ReadonlySet<string>
  /** Words in a name that mean it is the copy of another part. */
  spare: ReadonlySet<string>
  /** Labels of an arrow to a queue that mean the part at its start consumes messages. */
  takes: ReadonlySet<string>
  /** Labels of an arrow that mean something is being stored. */
  writes: ReadonlySet<string>
  prepositions: ReadonlySet<string>
  /** Names of regions of a drawing. */
  zones: ReadonlySet<string>
  /** Headings of notes: requirements, schemas, sums. */
  notes: ReadonlySet<string>
  decisions: ReadonlySet<string>
  /** Titles of boxes that explain the symbols of a drawing. */
  legends: ReadonlySet<string>
  /** Words that start a remark: "TODO shard this". */
  remarks: ReadonlySet<string>
  /** Words that occur in sentences rather than in names. */
  sentences: ReadonlySet<string>
}>

export type VocabularySource = Readonly<{
  language: string
  kinds: Readonly<
    Record<
      string,
      Readonly<{ nouns?: readonly string[]; people?: readonly string[]; products?: readonly string[] }>
    >
  >
  weak: readonly string[]
  soft: readonly string[]
  alone: readonly string[]
  yielding: readonly string[]
  trailing: readonly string[]
  external: readonly string[]
  several: readonly string[]
  copies: readonly string[]
  spare: readonly string[]
  takes: readonly string[]
  writes: readonly string[]
  prepositions: readonly string[]
  zones: readonly string[]
  notes: readonly string[]
  decisions: readonly string[]
  legends: readonly string[]
  remarks: readonly string[]
  sentences: readonly string[]
}>

/**
 * Several languages as one: people mix them on a board. If a phrase has several meanings, the first language's
 * applies.
 */
export function joinVocabularies(sources: readonly VocabularySource[]): Vocabulary {
  const phrases = new Map<string, Phrase>()
  for (const { kinds } of sources) {
    for (const kind of COMPONENT_KINDS) {
      const { nouns = [], people = [], products = [] } = kinds[kind] ?? {}
      const classes = { noun: nouns, person: people, product: products }
      for (const [as, list] of Object.entries(classes))
        for (const phrase of list)
          if (!phrases.has(phrase)) phrases.set(phrase, { kind, as: as as PhraseClass })
    }
  }
  const all = (name: Exclude<keyof VocabularySource, 'language' | 'kinds'>) =>
    new Set(sources.flatMap((source) => source[name]))
  return {
    phrases,
    weak: all('weak'),
    soft: all('soft'),
    alone: all('alone'),
    yielding: all('yielding'),
    trailing: all('trailing'),
    external: [...all('external')],
    several: all('several'),
    copies: all('copies'),
    spare: all('spare'),
    takes: all('takes'),
    writes: all('writes'),
    prepositions: all('prepositions'),
    zones: all('zones'),
    notes: all('notes'),
    decisions: all('decisions'),
    legends: all('legends'),
    remarks: all('remarks'),
    sentences: all('sentences'),
  }
}

/** The vocabulary that the product uses. */
export const VOCABULARY: Vocabulary = joinVocabularies([en])
