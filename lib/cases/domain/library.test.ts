import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PublicCase } from './case'
import { findCases, firstSentence, type LibraryFilter, readFilter, topicsOf, writeFilter } from './library'
import { CASE_KINDS, DIFFICULTIES, LEVELS, ROUND_MINUTES } from './vocabulary'

const NOTHING = readFilter(new URLSearchParams())

const made = (id: string, part: Partial<PublicCase> = {}): PublicCase => ({
  id,
  title: id,
  kind: 'product',
  difficulty: 'medium',
  levels: ['mid', 'senior'],
  minutes: [35, 45],
  tags: [],
  prompt: `Design ${id}. It is asked for.`,
  ...part,
})

const CASES = [
  made('hotel', { tags: ['travel', 'search'] }),
  made('counter', { kind: 'feature', difficulty: 'easy', levels: ['mid'], tags: ['search'] }),
  made('bank', { levels: ['staff'], minutes: [60], tags: ['money'] }),
]

const ids = (filter: Partial<LibraryFilter>, seen: string[] = []) =>
  findCases(CASES, { ...NOTHING, ...filter }, new Set(seen)).map(({ id }) => id)

test.each<[string, Partial<LibraryFilter>, string[]]>([
  ['nothing', {}, ['hotel', 'counter', 'bank']],
  ['a kind', { kinds: ['feature'] }, ['counter']],
  ['two levels', { levels: ['senior', 'staff'] }, ['hotel', 'bank']],
  ['a length', { minutes: [60] }, ['bank']],
  ['a difficulty', { difficulties: ['easy'] }, ['counter']],
  ['a topic', { topics: ['search'] }, ['hotel', 'counter']],
  ['a topic and a kind', { topics: ['search'], kinds: ['product'] }, ['hotel']],
  ['words of the prompt or the tags', { search: ' Design  TRAVEL ' }, ['hotel']],
  ['what nothing has', { search: 'zeppelin' }, []],
])('asking for %s', (_, filter, expected) => {
  expect(ids(filter)).toEqual(expected)
})

test('what was seen can be left out', () => {
  expect(ids({ unseen: true }, ['hotel'])).toEqual(['counter', 'bank'])
})

test('the address keeps every filter', () => {
  const filter = fc.record({
    search: fc.string({ maxLength: 20 }).map((text) => text.trim()),
    kinds: fc.subarray([...CASE_KINDS]),
    levels: fc.subarray([...LEVELS]),
    difficulties: fc.subarray([...DIFFICULTIES]),
    minutes: fc.subarray([...ROUND_MINUTES]),
    topics: fc.subarray(['travel', 'third parties', "users' attention"]),
    unseen: fc.boolean(),
  })
  fc.assert(
    fc.property(filter, (value) => {
      expect(readFilter(new URLSearchParams(writeFilter(value)))).toEqual(value)
    }),
  )
})

test('an address with unknown values asks for what is known', () => {
  expect(readFilter(new URLSearchParams('kind=novel&level=mid&minutes=7&seen=maybe'))).toEqual({
    ...NOTHING,
    levels: ['mid'],
  })
})

test('topics of several cases are offered, and those that are chosen', () => {
  expect(topicsOf(CASES, [])).toEqual([{ topic: 'search', count: 2 }])
  expect(topicsOf(CASES, ['money'])).toEqual([
    { topic: 'search', count: 2 },
    { topic: 'money', count: 1 },
  ])
})

test('a list shows the first sentence of a prompt', () => {
  expect(firstSentence('Design it. Then more.')).toBe('Design it.')
  expect(firstSentence('Keep 99.9 % up')).toBe('Keep 99.9 % up')
})
