import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Document, isSeq } from 'yaml'
import { readSource } from '@/lib/content/domain/source-document'
import { parseCatalog } from '@/lib/library/domain/catalog'
import { checkLibrary } from '@/lib/library/domain/check-library'
import { FIRST_EDITION, FIRST_WORD, SECOND_EDITION, withFrontMatter } from '@/tests/fixtures/second-edition'
import { reviewSource } from '../draft'

const CATALOG = parseCatalog(readFileSync('content/catalog.tsv', 'utf8'))
const NAME = 'hotel-booking-system'
const FILE = `content/cases/${NAME}.md`
const WORDS = ['guide', 'words']

function findingsOf(source: string) {
  return checkLibrary([{ kind: 'case', file: FILE, name: NAME, source }], CATALOG).findings.filter(
    ({ file }) => file === FILE,
  )
}
const errorsOf = (source: string) =>
  findingsOf(source)
    .filter(({ severity }) => severity !== 'warning')
    .map(({ line, message }) => `${line}: ${message}`)

const planted = (change: (yaml: Document) => void) => withFrontMatter(SECOND_EDITION, change)
const lineOf = (source: string, path: PropertyKey[]) => {
  const read = readSource(source)
  return read.ok ? read.document.lineOf(path) : 0
}
const wordsOf = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ')

test('[SE1] a complete case passes on its own merits, without being listed', () => {
  expect(errorsOf(SECOND_EDITION)).toEqual([])
})

describe('[SE1] a shipped case fails on', () => {
  test.each<[string, (yaml: Document) => void, PropertyKey[], string]>([
    [
      'seven words',
      (yaml) => {
        const words = yaml.getIn(WORDS)
        if (isSeq(words)) words.items.splice(7)
      },
      WORDS,
      'there are 7 words to expect; it needs 8 to 12',
    ],
    [
      'a name that is another word’s',
      (yaml) => yaml.setIn([...WORDS, 2, 'also'], yaml.createNode(['read your WRITES'])),
      [...WORDS, 2],
      `the word read your WRITES is a name of ${FIRST_WORD.term} already`,
    ],
    [
      'a name that its word has already',
      (yaml) => yaml.setIn([...WORDS, 2, 'also'], yaml.createNode(['Invented-term 1'])),
      [...WORDS, 2],
      'the word Invented-term 1 is a name of invented term 1 already',
    ],
    [
      'a question back of 21 words',
      (yaml) => yaml.setIn([...WORDS, 3, 'ask'], wordsOf(21)),
      [...WORDS, 3, 'ask'],
      'ask of the word invented term 2 has 21 words; 20 at most',
    ],
    [
      'an explanation of 31 words',
      (yaml) => yaml.setIn([...WORDS, 3, 'here'], wordsOf(31)),
      [...WORDS, 3, 'here'],
      'here of the word invented term 2 has 31 words; 30 at most',
    ],
    [
      'two facts to give',
      (yaml) => yaml.deleteIn(['guide', 'facts', 'why', 0, 'give_by']),
      ['guide', 'facts'],
      '2 facts have give_by; mark the 3',
    ],
    [
      'four facts to give',
      (yaml) => yaml.setIn(['guide', 'facts', 'how', 1, 'give_by'], 12),
      ['guide', 'facts'],
      '4 facts have give_by; mark the 3',
    ],
    [
      'a curveball that touches nobody knows what',
      (yaml) => yaml.deleteIn(['guide', 'curveballs', 1, 'touches']),
      ['guide', 'curveballs', 1],
      'has no touches; name what it reopens',
    ],
    ...['system-diagram', 'trade-offs'].map(
      (slug): [string, (yaml: Document) => void, PropertyKey[], string] => [
        `one probe for ${slug}`,
        (yaml) => yaml.deleteIn(['guide', 'steps', slug, 'probes', 1]),
        ['guide', 'steps', slug],
        `${slug} has 1 probes; it needs 2`,
      ],
    ),
  ])('%s', (_, change, path, message) => {
    const source = planted(change)
    expect(errorsOf(source)).toEqual([expect.stringContaining(`${lineOf(source, path)}: `)])
    expect(errorsOf(source)).toEqual([expect.stringContaining(message)])
  })

  test.each([
    ['a table', (source: string) => source],
    ['words', (source: string) => source.replace('## Trade-offs\n\n|', '## Trade-offs\n\nIn words: |')],
  ])('trade-offs as %s that do not say what would reverse them', (_, change) => {
    expect(errorsOf(change(SECOND_EDITION))).toEqual([])
    const source = change(SECOND_EDITION).replace('Reverse it when', 'Undo it if')
    const line = source.split('\n').indexOf('## Trade-offs') + 1
    expect(errorsOf(source)).toEqual([
      `${line}: the trade-offs do not say what would reverse a choice; do so under "Reverse it when"`,
    ])
  })
})

test('[SE1] none of it is required of a case that users write for themselves', () => {
  for (const source of [FIRST_EDITION, SECOND_EDITION]) {
    const { findings, publishable } = reviewSource(source)
    expect(findings.filter(({ severity }) => severity !== 'warning')).toEqual([])
    expect(publishable).toBe(true)
  }
})

test.each<[string, unknown, string]>([
  ['a part that is not on the board', { parts: ['booking', 'lift'] }, 'touches lift, which is not a node'],
  ['neither a part nor a step', { parts: [] }, 'touches nothing; name parts or worksheet'],
  ['a step that does not exist', { worksheet: ['lunch'] }, 'must be one of: questions'],
])('[SE2] a change that reopens %s fails in any case', (_, touches, message) => {
  const path = ['guide', 'curveballs', 0, 'touches']
  const source = planted((yaml) => yaml.setIn(path, yaml.createNode(touches)))
  const { findings, publishable } = reviewSource(source)
  expect(findings.map((finding) => finding.message).join('\n')).toContain(message)
  expect(publishable).toBe(false)
})
