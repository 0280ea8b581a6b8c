import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RUBRIC_2 } from '@/tests/fixtures/grades'
import { dimensionOf } from '../rubric'
import { ANSWERS, type Answer, scoreOf } from '../score-of'
import { checkGraderAnswer } from './check-grader-answer'
import { type Asked, askedStatements } from './controls'
import type { GraderAnswer } from './grader-answer'
import { isQuoteOf } from './quote'
import type { SessionPiece } from './session-piece'

const TEXT = 'Postgres, because one transaction over several nights matters. Cassandra lost for that.'
const own = (id: string, text: string, citable = true): SessionPiece => ({
  id,
  kind: 'worksheet',
  title: 'Worksheet',
  text,
  by: 'candidate',
  citable,
  pointer: null,
})
const PIECES = [
  own('w1', TEXT),
  own('p1', 'Redis'),
  own('c1', 'Name the other store you had in mind.', false),
]
const OBSERVABLES = dimensionOf(RUBRIC_2, 'trade-offs').observables ?? []

function asked(): Asked[] {
  return OBSERVABLES.map((observable, index) => ({ label: `s${index + 1}`, observable }))
}

type Given = Partial<GraderAnswer['answers'][number]>

function check(given: Given, list = asked()) {
  const one = { answer: 'yes' as Answer, pieces: [], quotes: [], confidence: 0.9, ...given }
  const checked = checkGraderAnswer(
    { answers: list.map(({ label }) => ({ ...one, statement: label })) },
    list,
    PIECES,
  )
  return checked?.answers[OBSERVABLES[0]?.id ?? '']
}
const quoted = (text: string, piece = 'w1') => ({ quotes: [{ piece, text }] })

test('[AG3] a yes requires a verbatim quote from the session', () => {
  expect(check(quoted('one transaction over several nights'))).toMatchObject({
    answer: 'yes',
    unsupported: null,
  })
  expect(check(quoted('one  transaction\nover several nights'))?.answer).toBe('yes')
  expect(check(quoted('Redis', 'p1'))?.answer).toBe('yes')
})

test.each([
  ['a word altered', quoted('one transaction over many nights')],
  ['a word added', quoted('one single transaction over several nights')],
  ['a word left out', quoted('one transaction several nights')],
  ['words in another order', quoted('over several nights one transaction')],
  ['half a word', quoted('ransaction over several night')],
  ['two words', quoted('one transaction')],
  ['nothing', quoted('')],
  ['another piece', quoted('one transaction over several nights', 'p1')],
  ['a piece that is not there', quoted('one transaction over several nights', 'w9')],
  ['what the interviewer said', quoted('Name the other store you had in mind.', 'c1')],
  ['no quote at all', { pieces: ['w1'] }],
])('[AG3] a yes that quotes %s becomes "cannot tell"', (_, given) => {
  expect(check(given)).toMatchObject({ answer: 'cannot-tell', unsupported: 'yes', evidence: [] })
})

test('[AG3] any altered word in any quote is detected', () => {
  const words = TEXT.split(' ')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: words.length - 3 }),
      fc.integer({ min: 3, max: words.length }),
      fc.nat(),
      fc.stringMatching(/^[a-z]{1,8}$/),
      (from, count, at, other) => {
        const part = words.slice(from, from + count)
        expect(isQuoteOf(part.join(' '), TEXT)).toBe(true)
        const place = at % part.length
        fc.pre(
          part[place] !== other &&
            !(place === 0 || place === part.length - 1 ? part[place]?.includes(other) : false),
        )
        expect(isQuoteOf(part.toSpliced(place, 1, other).join(' '), TEXT)).toBe(false)
      },
    ),
  )
})

test('[AG3] a no requires a piece that exists', () => {
  expect(check({ answer: 'no', pieces: ['c1'] })?.answer).toBe('no')
  expect(check({ answer: 'no', pieces: ['w9'] })).toMatchObject({ answer: 'cannot-tell', unsupported: 'no' })
  expect(check({ answer: 'cannot-tell' })).toMatchObject({ answer: 'cannot-tell', unsupported: null })
})

test('[AG4] the score follows from the answers that stand, for every combination', () => {
  const list = asked()
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...ANSWERS), fc.boolean()), { minLength: 6, maxLength: 6 }),
      (given) => {
        const answers = list.map(({ label }, index) => {
          const [answer = 'no', isSupported = false] = given[index] ?? []
          const quotes = isSupported ? [{ piece: 'w1', text: TEXT }] : []
          return { statement: label, answer, pieces: [], quotes, confidence: 1 }
        })
        const standing = Object.fromEntries(
          OBSERVABLES.map(({ id }, index) => [
            id,
            given[index]?.[1] ? given[index][0] : ('cannot-tell' as const),
          ]),
        )
        expect(checkGraderAnswer({ answers }, list, PIECES)?.score).toBe(scoreOf(OBSERVABLES, standing))
      },
    ),
  )
})

test('[AG5] two statements are never true and one always is, in an unpredictable order', () => {
  let seed = 7
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const pieces = [...PIECES, { ...own('s1', 'Trade-offs: 2 min planned'), kind: 'step' as const }]
  const orders = new Set<string>()
  for (let time = 0; time < 20; time++) {
    const list = askedStatements(OBSERVABLES, pieces, random)
    const wrong = list.flatMap((one) => ('control' in one ? [one.control.wrong] : []))
    expect(wrong.toSorted()).toEqual(['no', 'yes', 'yes'])
    expect(list.map(({ label }) => label)).toEqual(list.map((_, index) => `s${index + 1}`))
    orders.add(list.map((one) => ('control' in one ? '?' : one.observable.id)).join())
    const same = (answer: Answer) =>
      checkGraderAnswer(
        {
          answers: list.map(({ label }) => ({
            statement: label,
            answer,
            pieces: ['w1'],
            quotes: [{ piece: 'w1', text: TEXT }],
            confidence: 1,
          })),
        },
        list,
        pieces,
      )
    expect(same('yes')).toBeNull()
    expect(same('no')).toBeNull()
    expect(same('cannot-tell')?.score).toBeNull()
  }
  expect(orders.size).toBeGreaterThan(15)
})

test('confidence is read as a share, even if a model counts to a hundred', () => {
  expect(check({ ...quoted(TEXT), confidence: 85 })?.confidence).toBe(0.85)
  expect(check({ ...quoted(TEXT), confidence: -1 })?.confidence).toBe(0)
  expect(check({ ...quoted(TEXT), confidence: 500 })?.confidence).toBe(1)
})
