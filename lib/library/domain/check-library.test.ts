import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { HOTEL, hotelLine, hotelWith } from '@/tests/fixtures/case-sources'
import { SECOND_EDITION } from '@/tests/fixtures/second-edition'
import { parseCatalog } from './catalog'
import { checkLibrary, type LibraryFile } from './check-library'
import { fixLinks } from './fix-links'

const CATALOG = parseCatalog(readFileSync('content/catalog.tsv', 'utf8'))
const SAGA = readFileSync('content/patterns/saga.md', 'utf8')

const hotel = (source: string, name = 'hotel-booking-system'): LibraryFile => ({
  kind: 'case',
  file: `content/cases/${name}.md`,
  name,
  source,
})
const saga = (source: string): LibraryFile => ({
  kind: 'pattern',
  file: 'content/patterns/saga.md',
  name: 'saga',
  source,
})

/** Errors of the files as lines of text, without those about catalogue rows of other cases, which are missing here. */
function errorsOf(...files: LibraryFile[]): string[] {
  return checkLibrary(files, CATALOG)
    .findings.filter(({ severity, message }) => severity !== 'warning' && !message.includes('has no file'))
    .map(({ file, line, message }) => `${file}:${line}: ${message}`)
}

test('the finished examples have nothing to fix', () => {
  expect(errorsOf(hotel(HOTEL), saga(SAGA))).toEqual([])
})

test('a topic has one spelling, and no two teasers start alike', () => {
  const shorter = readFileSync('content/cases/url-shortener.md', 'utf8')
    .replace('tags: [links, read-heavy', 'tags: [links, Read heavy')
    .replace('Short addresses that', 'Thousands look for')
  const errors = errorsOf(hotel(HOTEL), hotel(shorter, 'url-shortener')).join('\n')
  expect(errors).toContain('the topic Read heavy is spelled read-heavy elsewhere')
  expect(errors).toContain('the teaser begins like that of hotel-booking-system')
})

describe('a case fails on', () => {
  test.each<[string, string, string, string]>([
    ['a broken link', 'patterns: [saga, cqrs', 'patterns: [sagas, cqrs', 'the catalogue has no sagas'],
    [
      'a link in the wrong list',
      'patterns: [saga, cqrs',
      'patterns: [sharding, cqrs',
      'sharding is a concept; move it to concepts',
    ],
    ['a link to itself', 'cases: [payment-gateway,', 'cases: [hotel-booking-system,', 'links to itself'],
    ['a link twice', 'cases: [payment-gateway,', 'cases: [payment-gateway, payment-gateway,', 'listed twice'],
    ['another id', 'id: hotel-booking-system', 'id: hotel-system', 'the file is hotel-booking-system.md'],
    [
      'an id outside the catalogue',
      'guide:\n',
      'guide:\n  catalog: hotels\n',
      'the catalogue has no case hotels',
    ],
    [
      'a wrong number',
      '= 58 bookings/s',
      '= 580 bookings/s',
      'booking_peak computes to 57.9/s, but "580 bookings/s" is written',
    ],
    [
      'a wrong unit',
      '= 91 GB |',
      '= 91 GB/s |',
      'night_bytes computes to data (91.3 GB), but "91 GB/s" is data per time',
    ],
    ['a unit that is mistyped', 'write_lock: 5 ms', 'write_lock: 5 mss', 'row_rate computes to'],
    ['an edge to nowhere', '- search -> view: free', '- search -> wiev: free', 'there is no node wiev'],
    [
      'an edge listed twice',
      '- search -> view: free',
      '- booking -> view: free',
      'the edge booking -> view is listed twice',
    ],
    [
      'a hop that is no edge',
      '- search -> view: which',
      '- search ~> view: which',
      'flow search: search ~> view is not an edge',
    ],
    [
      'a main flow that does not exist',
      'main_flow: book',
      'main_flow: buy',
      'main_flow is buy; choose one of search, book, ',
    ],
    [
      'a choice with one option',
      ', need: one-of expiry, aka: [sweeper]',
      '',
      'is one of "expiry", but nothing else is',
    ],
    [
      'a hint with the answer',
      '- List the screens in order, only their names.',
      '- Would a saga help?',
      'gives "saga" away',
    ],
    [
      'a public text with the answer',
      'title: Hotel availability',
      'title: Holds for hotel availability',
      'the public title gives "hold" away',
    ],
    ['a teaser with the answer', 'Thousands look', 'A hold for', 'the public teaser gives "hold" away'],
    ['another name with the answer', 'aka: [', 'aka: [Saga hotels, ', 'the public aka gives "saga" away'],
    ['no other names', /^aka: .*/m.exec(HOTEL)?.[0] ?? '', 'aka: []', 'aka is missing'],
    ['no hardest Point', 'hardest: what\n', '', 'hardest is missing'],
    ['a must that nothing serves', 'serves: [F5] }', 'serves: [F6] }', 'no call serves F5, which is a must'],
    [
      'a call for an unknown requirement',
      'serves: [F6] }',
      'serves: [F9] }',
      'serves F9, which is not a functional requirement',
    ],
    [
      'a Point without a curveball',
      'point: why\n      say: Sales',
      'point: how\n      say: Sales',
      'no curveball for WHY',
    ],
    [
      'a note that cannot be observed',
      '"Traveller screens only."',
      '"A good list of screens."',
      '"good" cannot be observed',
    ],
    ['a missing section', '## Failures', '## What fails', '"## Failures" is missing'],
    [
      'a filler',
      'A bookshop sells copies',
      'It is crucial that a bookshop sells copies',
      '"crucial" is filler',
    ],
  ])('%s', (_, find, replacement, message) => {
    const errors = errorsOf(hotel(hotelWith(find, replacement)))
    expect(errors.join('\n')).toContain(message)
    for (const error of errors) expect(error).toMatch(/^content\/cases\/hotel-booking-system\.md:\d+: /)
  })

  test('a wrong number, reported with its line', () => {
    const [error] = errorsOf(hotel(hotelWith('= 58 bookings/s', '= 580 bookings/s')))
    expect(error).toContain(`hotel-booking-system.md:${hotelLine('booking_peak:')}: `)
  })

  test('a component that nothing connects', () => {
    const loose = hotelWith(
      '    edges:\n',
      '      - { id: spare, label: "Spare box", kind: service }\n    edges:\n',
    )
    expect(errorsOf(hotel(loose)).join()).toContain('the node spare has no edge')
  })

  test('a board in two unconnected parts', () => {
    const nodes = ['a', 'b']
      .map((id) => `      - { id: far-${id}, label: "Far ${id}", kind: service }\n`)
      .join('')
    const source = hotelWith('    edges:\n', `${nodes}    edges:\n      - far-a -> far-b: apart\n`)
    expect(errorsOf(hotel(source)).join()).toContain('the node far-a is not connected with traveller')
  })

  test('a stub of a section, a short body and a short file', () => {
    const short = HOTEL.slice(0, HOTEL.indexOf('## Common mistakes') + '## Common mistakes'.length)
    const errors = errorsOf(hotel(`${short}\n\nNone.\n`)).join('\n')
    expect(errors).toContain('"Common mistakes" has 1 words; it needs at least')
    const body = HOTEL.slice(HOTEL.indexOf('## How a strong round runs'), HOTEL.indexOf('## Trade-offs'))
    const cut = body.split('\n').map((line) => (line.startsWith('|') ? line : line.slice(0, 110)))
    expect(errorsOf(hotel(hotelWith(body, cut.join('\n')))).join('\n')).toMatch(
      /the body has [\d,]+ words; it needs 1,800 to 2,400/,
    )
  })
})

test('[LC4] a copied passage is found, with both places', () => {
  const passage = HOTEL.slice(HOTEL.indexOf('A bookshop sells'), HOTEL.indexOf('If you have never designed'))
  const copy = SAGA.replace('## The problem\n', `## The problem\n\n${passage}`)
  expect(errorsOf(hotel(HOTEL), saga(copy)).join('\n')).toMatch(
    /saga\.md:\d+: shares \d+ runs of 14 words with content\/cases\/hotel-booking-system\.md \(line \d+: "a bookshop sells/,
  )
})

test('a short quotation is not a copy', () => {
  const sentence =
    'A bookshop sells copies from a pile. A hotel sells Friday, Saturday and Sunday of a kind of room.'
  const quoted = SAGA.replace('## The problem\n', `## The problem\n\n${sentence}\n`)
  expect(errorsOf(hotel(HOTEL), saga(quoted)).filter((error) => error.includes('shares'))).toEqual([])
})

test('[LC1] a row of the catalogue without a file, and a row with two files, are reported', () => {
  const { findings } = checkLibrary([hotel(HOTEL)], CATALOG)
  const row = CATALOG.find(({ id }) => id === 'dns')
  expect(findings).toContainEqual(
    expect.objectContaining({
      file: 'content/catalog.tsv',
      line: row?.line,
      message: expect.stringContaining('the case dns has no file'),
    }),
  )
  const neutral = HOTEL.replace('id: hotel-booking-system', 'id: inn').replace(
    'guide:\n',
    'guide:\n  catalog: hotel-booking-system\n',
  )
  expect(errorsOf(hotel(HOTEL), hotel(neutral, 'inn')).join('\n')).toContain('is filled twice')
})

test('a neutral id stands for its row, and links use the row', () => {
  const neutral = SECOND_EDITION.replace('id: hotel-booking-system', 'id: inn').replace(
    'guide:\n',
    'guide:\n  catalog: hotel-booking-system\n',
  )
  expect(errorsOf(hotel(neutral, 'inn'), saga(SAGA))).toEqual([])
})

test('[LC1] a link that is not returned is reported, and can be fixed', () => {
  const forgetful = SAGA.replace('cases: [hotel-booking-system, ', 'cases: [')
  const files = [hotel(HOTEL), saga(forgetful)]
  expect(errorsOf(...files).join('\n')).toContain(
    'saga does not link back; add hotel-booking-system to the related cases of content/patterns/saga.md',
  )

  const { oneWay } = checkLibrary(files, CATALOG)
  const { changed, skipped } = fixLinks(oneWay, new Map(files.map(({ file, source }) => [file, source])))
  expect(skipped).toEqual([])
  expect(errorsOf(hotel(HOTEL), saga(changed.get('content/patterns/saga.md') ?? ''))).toEqual([])
})

test('[LC6] a page fails on a wrong number and on a card with one answer twice', () => {
  expect(errorsOf(saga(SAGA.replace('= 60,000 attempts/day', '= 6,000 attempts/day'))).join()).toContain(
    'declined_day computes to',
  )
  expect(errorsOf(saga(SAGA.replace('"Durability"', '"Isolation"'))).join()).toContain(
    'two answers of this card are the same',
  )
})

test('a figure that matches no quantity is a warning', () => {
  const source = hotelWith('17,400 searches/s or', '17,900 searches/s or')
  const { findings } = checkLibrary([hotel(source)], CATALOG)
  const figures = findings.filter(({ message }) => message.includes('quantities'))
  expect(figures.map(({ severity }) => severity)).toEqual(['warning'])
  expect(figures.map(({ message }) => message)).toEqual([
    '"17,900 searches/s" is not among the quantities; add it to the estimates or drop it',
  ])
})

test('a malformed catalogue row is rejected with its line', () => {
  expect(() => parseCatalog('id\tkind\ttitle\nx\tthing\tX\n')).toThrow('line 2')
})

test('[LC1] a handbook page without a file is reported, for each kind', () => {
  const { findings } = checkLibrary([hotel(HOTEL)], CATALOG)
  for (const missing of ['the pattern saga', 'the concept sharding', 'the guide back-of-the-envelope'])
    expect(findings.map(({ message }) => message).join('\n')).toContain(`${missing} has no file`)
})

test('[LC2] a stub of a page is found, by its body and by its file', () => {
  const words = SAGA.split('\n').map((line) =>
    line.startsWith('#') || line.includes(':') ? line : line.slice(0, 20),
  )
  const errors = errorsOf(saga(words.join('\n'))).join('\n')
  expect(errors).toMatch(/saga\.md:\d+: the body has [\d,]+ words; it needs 600 to 1,000/)
  const body = SAGA.indexOf('## The problem')
  const cut = SAGA.slice(body).replaceAll(/^[\w*|-].*/gm, 'So.')
  const front = SAGA.slice(0, body)
    .replaceAll(/wrong: .*/g, 'wrong: [a, b, c]')
    .replaceAll(/(why|right): .*/g, '$1: So.')
    .replaceAll(/ \| .*/g, ' | so')
  expect(errorsOf(saga(front + cut)).join('\n')).toMatch(
    /saga\.md:1: the file has \d+ words; it needs at least 700/,
  )
})
