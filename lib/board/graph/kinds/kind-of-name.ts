import type { ComponentKind } from '@/lib/framework/component-kinds'
import { closestWord } from './closest-word'
import { nameWords, withoutCamelCase } from './name-words'
import { remember } from './remember'
import { VOCABULARY as V } from './vocabulary'

/** The kind that a name indicates. `firm`: it comes from the noun of the name, not just from some word in it. */
export type NamedKind = Readonly<{
  kind: ComponentKind
  firm: boolean
  as: 'noun' | 'person' | 'product' | 'weak'
}>

const LONGEST_PHRASE = 4
/**
 * The length in words of the longest phrase that starts with a word; only for words that start a phrase of several.
 */
const longestFrom = new Map<string, number>()
for (const phrase of V.phrases.keys()) {
  const words = phrase.split(' ')
  const [first = ''] = words
  if (words.length > 1) longestFrom.set(first, Math.max(words.length, longestFrom.get(first) ?? 0))
}
const EXTERNAL = V.external.map((start) => ` ${start} `)

const MOST_WORDS = 24
/** If a name of several lines has more words than this, it is rather a list. */
const SHORT = 3
const BRACKETS = /\([^()]*\)|\[[^[\]]*\]/g
const LINE_OF_LIST = /^\s*(?:[-•*–·]|\d+[.)])/

/** The kind that a name indicates, mainly by its noun: a queue worker is a worker, a worker queue is a queue. */
export const kindOfName: (text: string) => NamedKind | null = remember(read)

function read(text: string): NamedKind | null {
  const bare = text.replace(BRACKETS, ' ')
  const plain = bare.trim() ? bare : text
  const spaced = withoutCamelCase(plain)
  return (
    readLines(plain) ??
    (spaced === plain ? null : readLines(spaced)) ??
    (plain === text ? null : readLines(text)) ??
    misspelt(plain)
  )
}

function readLines(text: string): NamedKind | null {
  const lines: (readonly string[])[] = []
  for (const line of text.split('\n')) {
    if (lines.length > 0 && LINE_OF_LIST.test(line)) break
    const words = nameWords(line)
    if (words.length > 0) lines.push(words)
  }
  const all = lines.flat().slice(0, MOST_WORDS)
  if (all.length <= SHORT || lines.length === 1) return readWords(all)
  const phrases = phrasesIn(all)
  // A phrase may continue on the next line; the next line counts if the first tells nothing.
  for (let upTo = lines[0]?.length ?? 0; upTo <= all.length; upTo++) {
    const crosses = phrases.some(({ from, to }) => from < upTo && to > upTo)
    if (crosses) continue
    const kind = readWords(all.slice(0, upTo))
    if (kind && (kind.as !== 'person' || upTo === all.length)) return kind
  }
  return null
}

type Found = Readonly<{
  from: number
  to: number
  kind: ComponentKind
  as: 'noun' | 'person' | 'product'
  phrase: string
}>

/** Phrases of the vocabulary, the longest at each position. */
function phrasesIn(words: readonly string[]): Found[] {
  const found: Found[] = []
  for (let from = 0; from < words.length; from++) {
    const longest = Math.min(LONGEST_PHRASE, longestFrom.get(words[from] ?? '') ?? 1)
    for (let length = Math.min(longest, words.length - from); length > 0; length--) {
      const phrase = phraseOf(words, from, length)
      const entry = phrase === null ? undefined : V.phrases.get(phrase)
      if (phrase === null || !entry) continue
      found.push({ from, to: from + length, phrase, ...entry })
      from += length - 1
      break
    }
  }
  return found
}

function phraseOf(words: readonly string[], from: number, length: number): string | null {
  const joined = length === 1 ? (words[from] ?? '') : words.slice(from, from + length).join(' ')
  if (V.phrases.has(joined)) return joined
  return singulars(joined).find((phrase) => V.phrases.has(phrase)) ?? null
}

function singulars(phrase: string): string[] {
  if (!phrase.endsWith('s')) return []
  const forms = [phrase.slice(0, -1)]
  if (phrase.endsWith('es')) forms.push(phrase.slice(0, -2))
  if (phrase.endsWith('ies')) forms.push(`${phrase.slice(0, -3)}y`)
  return forms
}

function readWords(words: readonly string[]): NamedKind | null {
  if (words.length === 0) return null
  const joined = ` ${words.join(' ')} `
  if (EXTERNAL.some((start) => joined.startsWith(start)))
    return { kind: 'external system', firm: true, as: 'noun' }
  const end = words.findIndex((word, place) => place > 0 && V.prepositions.has(word))
  const phrases = phrasesIn(words)
  const head = end < 0 ? words : words.slice(0, end)
  return headOf(head, end < 0 ? phrases : phrasesIn(head)) ?? anywhere(words, phrases)
}

function headOf(words: readonly string[], phrases: readonly Found[]): NamedKind | null {
  let end = words.length
  let weak = false
  for (;;) {
    const last = words[end - 1]
    if (last === undefined) break
    const at = phrases.find(({ to }) => to === end)
    if (at && V.yielding.has(at.phrase)) {
      const product = phrases.find(({ to, as }) => to === at.from && as === 'product')
      if (product) return { kind: product.kind, firm: true, as: 'product' }
    }
    // A word for one of several copies gives way to the word for their kind: a cache primary is a cache.
    const before =
      at && at.to - at.from === 1 && V.copies.has(at.phrase) ? headOf(words.slice(0, at.from), phrases) : null
    if (before?.firm && before.as !== 'person' && before.kind !== 'client') return before
    if (at && (!weak || counts(at))) return { kind: at.kind, firm: true, as: at.as }
    if (at && weak) break
    if (V.weak.has(last)) weak = true
    else if (!V.trailing.has(last) && !isNumber(last)) break
    end--
  }
  return weak ? { kind: 'service', firm: true, as: 'weak' } : null
}

/** Whether a phrase before a weak noun decides the kind. */
function counts({ as, kind, phrase }: Found): boolean {
  return as !== 'person' && kind !== 'client' && !V.soft.has(phrase)
}

function anywhere(words: readonly string[], phrases: readonly Found[]): NamedKind | null {
  const best = phrases.find(({ as }) => as === 'product') ?? phrases.find(({ as }) => as === 'noun')
  if (best) return { kind: best.kind, firm: best.as === 'product', as: best.as }
  return words.some((word) => V.weak.has(word)) ? { kind: 'service', firm: false, as: 'weak' } : null
}

function isNumber(word: string): boolean {
  return word.length <= 2 || /^\d+$/.test(word)
}

function misspelt(text: string): NamedKind | null {
  const words = nameWords(text)
  if (words.length > SHORT) return null
  for (const word of words.toReversed()) {
    const close = closestWord(word)
    const entry = close === null ? undefined : V.phrases.get(close)
    if (entry && entry.as !== 'person')
      return { kind: entry.kind, firm: entry.as === 'product', as: entry.as }
  }
  return null
}
