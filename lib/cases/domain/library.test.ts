import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CASE_KINDS, DIFFICULTIES } from '@/lib/framework/case-kinds'
import { LEVELS } from '@/lib/framework/levels'
import { POINTS } from '@/lib/framework/points'
import { ROUND_MINUTES } from '@/lib/framework/steps'
import type { PublicCase } from './case'
import {
  findCases,
  type LibraryFilter,
  lineFor,
  NO_FILTER,
  namesFound,
  narrowsDown,
  readFilter,
  topicsOf,
  writeFilter,
} from './library'

const made = (id: string, part: Partial<PublicCase> = {}): PublicCase => ({
  id,
  title: id,
  kind: 'product',
  difficulty: 'medium',
  levels: ['mid', 'senior'],
  minutes: [35, 45],
  tags: [],
  aka: [],
  teaser: null,
  hardest: null,
  prompt: `Design ${id}. It is asked for.`,
  ...part,
})

const CASES = [
  made('hotel', { tags: ['travel', 'search'], aka: ['Booking.com'], hardest: 'what' }),
  made('counter', {
    kind: 'feature',
    difficulty: 'easy',
    levels: ['mid'],
    tags: ['Search'],
    aka: ['YouTube views'],
  }),
  made('bank', { levels: ['staff'], minutes: [60], tags: ['money'] }),
]

const ids = (filter: Partial<LibraryFilter>, seen: string[] = []) =>
  findCases(CASES, { ...NO_FILTER, ...filter }, new Set(seen)).map(({ id }) => id)

test.each<[string, Partial<LibraryFilter>, string[]]>([
  ['nothing', {}, ['hotel', 'counter', 'bank']],
  ['a kind', { kinds: ['feature'] }, ['counter']],
  ['two levels', { levels: ['senior', 'staff'] }, ['hotel', 'bank']],
  ['a length', { minutes: [60] }, ['bank']],
  ['a difficulty', { difficulties: ['easy'] }, ['counter']],
  ['a hardest Point', { hardest: ['what', 'how'] }, ['hotel']],
  ['a topic', { topics: ['search'] }, ['hotel', 'counter']],
  ['a topic and a kind', { topics: ['search'], kinds: ['product'] }, ['hotel']],
  ['words of the prompt or the tags', { search: ' Design  TRAVEL ' }, ['hotel']],
  ['another name', { search: 'booking' }, ['hotel']],
  ['a name without its point', { search: 'bookingcom' }, ['hotel']],
  ['what nothing has', { search: 'zeppelin' }, []],
])('filtering by %s', (_, filter, expected) => {
  expect(ids(filter)).toEqual(expected)
})

test('cases already seen can be left out', () => {
  expect(ids({ unseen: true }, ['hotel'])).toEqual(['counter', 'bank'])
})

test('the URL keeps every filter', () => {
  const filter = fc.record({
    search: fc.string({ maxLength: 20 }).map((text) => text.trim()),
    kinds: fc.subarray([...CASE_KINDS]),
    levels: fc.subarray([...LEVELS]),
    difficulties: fc.subarray([...DIFFICULTIES]),
    hardest: fc.subarray([...POINTS]),
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

test('unknown values in a URL are ignored', () => {
  expect(readFilter(new URLSearchParams('kind=novel&level=mid&minutes=7&seen=maybe'))).toEqual({
    ...NO_FILTER,
    levels: ['mid'],
  })
})

test('topics of several cases are offered, and selected ones', () => {
  expect(topicsOf(CASES, [])).toEqual([{ topic: 'search', count: 2 }])
  expect(topicsOf(CASES, ['money'])).toEqual([
    { topic: 'search', count: 2 },
    { topic: 'money', count: 1 },
  ])
})

test('topics that only differ in case or hyphens are the same', () => {
  const cases = [made('a', { tags: ['real time'] }), made('b', { tags: ['Real-time'] })]
  expect(topicsOf(cases, [])).toEqual([{ topic: 'real time', count: 2 }])
  expect(findCases(cases, { ...NO_FILTER, topics: ['real-time'] }, new Set())).toHaveLength(2)
})

test('a case found by its name comes before one that mentions the name', () => {
  const cases = [made('shop', { prompt: 'Sell hotel rooms.' }), made('hotel')]
  expect(findCases(cases, { ...NO_FILTER, search: 'hotel' }, new Set()).map(({ id }) => id)).toEqual([
    'hotel',
    'shop',
  ])
})

test('matching alternative names are shown, unless the title matches', () => {
  const views = made('View counter', { aka: ['YouTube views', 'likes'] })
  expect(namesFound(views, 'youtube')).toEqual(['YouTube views'])
  expect(namesFound(views, 'view')).toEqual([])
  expect(namesFound(views, '')).toEqual([])
})

test('a group of options that all match nearly every case is not useful', () => {
  expect(narrowsDown([30, 30, 30], 30)).toBe(false)
  expect(narrowsDown([29, 30, 30], 30)).toBe(false)
  expect(narrowsDown([1, 14, 15], 30)).toBe(true)
})

test('a list shows the teaser, or otherwise the first sentence of the prompt', () => {
  const line = (prompt: string, teaser: string | null = null) => lineFor({ prompt, teaser })
  expect(line('Design it. Then more.', 'Mind the gap.')).toBe('Mind the gap.')
  expect(line('Design it. Then more.')).toBe('Design it.')
  expect(line('Keep 99.9 % up')).toBe('Keep 99.9 % up')
})
