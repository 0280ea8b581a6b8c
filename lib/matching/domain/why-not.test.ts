import { expect, test } from 'vitest'
import { aCase, seeker } from '@/tests/fixtures/seekers'
import { casesFor, whyNot } from './why-not'

const CASES = [aCase('shop'), aCase('chat', { minutes: [60], topics: ['messaging'] })]
const reasons = (one: Parameters<typeof seeker>[1], other: Parameters<typeof seeker>[1], met = false) => {
  const pair = [seeker('a', one), seeker('b', other)] as const
  const found = whyNot(...pair, met, CASES)
  // The result is the same in both directions.
  expect(whyNot(pair[1], pair[0], met, CASES)).toEqual(found)
  return found
}

test('[MA1] two people who want the same fit', () => {
  expect(reasons({}, {})).toEqual([])
})

test.each([
  ['language', { language: 'en' }, { language: 'de' }],
  ['level', { level: 'mid' }, { level: 'staff' }],
  ['minutes', { minutes: 45 }, { minutes: 35 }],
  ['first-round', { firstRound: 'answer' }, { firstRound: 'answer' }],
  ['first-round', { firstRound: 'ask' }, { firstRound: 'ask' }],
  ['talk', { talk: 'voice' }, { talk: 'chat' }],
] as const)('[MA1] %s keeps %o and %o apart', (reason, one, other) => {
  expect(reasons(one, other)[0]).toBe(reason)
})

test.each([
  [{ level: 'mid' }, { level: 'senior' }],
  [{ level: 'staff' }, { level: 'senior' }],
  [{ firstRound: 'answer' }, { firstRound: 'ask' }],
  [{ firstRound: 'answer' }, { firstRound: 'either' }],
  [{ firstRound: 'either' }, { firstRound: 'either' }],
  [{ talk: 'voice' }, { talk: 'either' }],
  [{ talk: 'chat' }, { talk: 'chat' }],
] as const)('[MA1] %o and %o go together', (one, other) => {
  expect(reasons(one, other)).toEqual([])
})

test('[MA1] nobody is matched with a former partner', () => {
  expect(reasons({}, {}, true)).toEqual(['met'])
})

test('[MA1] the case has the right length, a topic of each, and is new to both', () => {
  const [one, other] = [seeker('a', { minutes: 60 }), seeker('b', { minutes: 60 })]
  expect(casesFor(one, other, CASES).map(({ id }) => id)).toEqual(['shop', 'chat'])
  expect(casesFor(one, { ...other, knows: new Set(['shop']) }, CASES).map(({ id }) => id)).toEqual(['chat'])
  const writes = seeker('b', { minutes: 60, topics: ['messaging', 'search'] })
  expect(casesFor(one, writes, CASES).map(({ id }) => id)).toEqual(['chat'])
  const sells = seeker('a', { minutes: 60, topics: ['payments'] })
  expect(whyNot(sells, writes, false, CASES)).toEqual(['case'])
  expect(whyNot(one, { ...other, knows: new Set(['shop', 'chat']) }, false, CASES)).toEqual(['case'])
})
