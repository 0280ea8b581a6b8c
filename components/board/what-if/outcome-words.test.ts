import { expect, test } from 'vitest'
import { boardOf } from '@/tests/board-graph/what-if/try-board'
import {
  listWords,
  missingWords,
  namesOf,
  rateWords,
  shareWords,
  stopSentences,
  usageWords,
} from './outcome-words'

test('[WI5] what is down is reported for each source of requests', () => {
  const { model, attempt } = boardOf(
    'Phone app -> Photo service',
    'Photo service -> Photos DB',
    'Photo service ~> Resize queue',
    'Web app -> Photo service',
  )
  const said = (name: string) => stopSentences(attempt({ down: [name] }).outcome, namesOf(model))
  expect(said('Photos DB')).toEqual([
    'Phone app gets no answer that depends on Photos DB.',
    'Web app gets no answer that depends on Photos DB.',
    '2 of 4 kinds of requests still work.',
  ])
  expect(said('Resize queue')[0]).toBe('Phone app is answered, but nothing reaches Resize queue.')
})

test('[WI2] unknown figures are named, and results are given as "at least"', () => {
  const { model, attempt } = boardOf(
    'Phone app -> Photo service (4,000 rps): 1,000 rps',
    'Admin portal -> Photo service (4,000 rps)',
  )
  const { outcome, part } = attempt()
  const { load } = part('Photo service')
  expect([usageWords(load), rateWords(load)]).toEqual(['at least 25 %', 'at least 1,000/s arrive'])
  const figures = new Map(outcome.figures.map((figure) => [figure.id, figure]))
  expect(missingWords(load.rate?.missing ?? [], figures, namesOf(model))).toBe('the rate of Admin portal')
  expect(usageWords(part('Admin portal').load)).toBeNull()
})

test('[WI6] a share below 100 % is never shown as 100 %', () => {
  expect([1, 0.99999, 0.9995, 0.989, 0.5, 0].map(shareWords)).toEqual([
    '100 %',
    '99.999 %',
    '99.95 %',
    '98.9 %',
    '50 %',
    '0 %',
  ])
})

test('long lists end with how many more there are', () => {
  expect(listWords(['a'])).toBe('a')
  expect(listWords(['a', 'b', 'c'])).toBe('a, b and c')
  expect(listWords(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d and 2 more')
})
