import en from '@/content/vocabulary/en.json'
import { COMPONENT_KINDS, type ComponentKind } from '@/lib/framework/component-kinds'

/** How a phrase of the vocabulary tells a kind: as a common noun, as who uses the system, as the name of a product. */
export type PhraseClass = 'noun' | 'person' | 'product'

export type Phrase = Readonly<{ kind: ComponentKind; as: PhraseClass }>

/** Words by what they do in a name. Each language is a file of `content/vocabulary`. */
export type Vocabulary = Readonly<{
  phrases: ReadonlyMap<string, Phrase>
  /** Nouns that give way to the one before them: a cache server is a cache. */
  weak: ReadonlySet<string>
  /** Nouns that are no hint before a weak one: an index service may be anything. */
  soft: ReadonlySet<string>
  /** Nouns that are also what buttons, columns and headings are called: a part only where a line leads to it. */
  alone: ReadonlySet<string>
  /** Nouns that give way to a product before them: a Kafka queue is a stream. */
  yielding: ReadonlySet<string>
  /** Words after a name that change nothing: a Redis cluster. */
  trailing: ReadonlySet<string>
  /** Words that begin the name of a system of others. */
  external: readonly string[]
  /** Words in a name that say there are several of it. */
  several: ReadonlySet<string>
  /** Words that say which of several parts it is: the name of a database when nothing else is named. */
  copies: ReadonlySet<string>
  /** Words in a name that say it is the copy of another part. */
  spare: ReadonlySet<string>
  /** Words on an arrow to a queue by which its bearer takes messages out. */
  takes: ReadonlySet<string>
  /** Words on an arrow that brings something to be kept. */
  writes: ReadonlySet<string>
  prepositions: ReadonlySet<string>
  /** Names of regions of a drawing. */
  zones: ReadonlySet<string>
  /** Headings of notes: requirements, schemas, sums. */
  notes: ReadonlySet<string>
  decisions: ReadonlySet<string>
  /** Titles of what explains the signs of a drawing. */
  legends: ReadonlySet<string>
  /** Words that begin a remark: "TODO shard this". */
  remarks: ReadonlySet<string>
  /** Words of sentences rather than of names. */
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

/** Several languages as one: people mix them on a board. A phrase means what the first language says. */
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

/** What the product knows. */
export const VOCABULARY: Vocabulary = joinVocabularies([en])
