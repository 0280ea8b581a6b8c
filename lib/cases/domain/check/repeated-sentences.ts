import type { FileFinding, Severity } from '@/lib/content/domain/finding'
import type { ShippedCase } from './check-choosing'

/** Shorter ones are common phrases. */
const LEAST_WORDS = 5
/** Keys of a guide that hold names and formulas. */
const NOT_PROSE = new Set([
  'catalog',
  'giveaways',
  'estimates',
  'entities',
  'apis',
  'graph',
  'flows',
  'mainFlow',
  'related',
])
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' })

type Sentence = { words: string; line: number }

/** Sentences that occur more than once in the cases, with every occurrence but the first. */
export function findRepeatedSentences(cases: readonly ShippedCase[], severity: Severity): FileFinding[] {
  const first = new Map<string, { file: string; line: number }>()
  return cases.flatMap((one) =>
    sentencesOf(one).flatMap(({ words, line }): FileFinding[] => {
      const { file } = one
      const known = first.get(words)
      if (!known) {
        first.set(words, { file, line })
        return []
      }
      const message = `the sentence "${words}" stands at ${known.file}:${known.line} too; write one anew`
      return [{ file, line, message, severity }]
    }),
  )
}

function sentencesOf(one: ShippedCase): Sentence[] {
  return caseProse(one).flatMap(({ text, line }) => cut(text, line))
}

/** The prose of a case, with line numbers: its texts without names and formulas, and its body without code. */
export function caseProse({ whole, document }: ShippedCase): { text: string; line: number }[] {
  const { prompt, teaser, guide } = whole
  const prose = Object.fromEntries(Object.entries(guide).filter(([key]) => !NOT_PROSE.has(key)))
  const texts = textsOf({ prompt, teaser, guide: prose })
  return [
    ...texts.map(({ path, text }) => ({ text, line: document.lineOf(path) })),
    ...bodyTexts(document.body).map(({ text, line }) => ({ text, line: document.bodyLine + line })),
  ]
}

function textsOf(value: unknown, path: PropertyKey[] = []): { path: PropertyKey[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((each, index) => textsOf(each, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, [...path, key]))
}

/** The text under the headings, with tables cell by cell. Code and table headers are left out. */
function bodyTexts(body: string): { text: string; line: number }[] {
  const lines = body.split('\n')
  let fenced = false
  return lines.flatMap((text, line) => {
    if (text.startsWith('```')) fenced = !fenced
    if (fenced || text.startsWith('#')) return []
    if (!text.startsWith('|')) return [{ text, line }]
    if (/^\|\s*:?-/.test(lines[line + 1] ?? '')) return []
    return text.split('|').map((cell) => ({ text: cell, line }))
  })
}

function cut(text: string, line: number): Sentence[] {
  return [...SENTENCES.segment(text)].flatMap(({ segment }) => {
    const words = segment.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    return words.length < LEAST_WORDS ? [] : [{ words: words.join(' '), line }]
  })
}
