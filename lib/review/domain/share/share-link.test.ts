import { expect, test } from 'vitest'
import { type ShareFacts, sharePath, shareStateOf } from './share-link'

const NOW = 1_000
const FACTS: ShareFacts = {
  expiresAt: null,
  revokedAt: null,
  asked: 2,
  answers: [
    { userId: 'mara', answer: 'agreed' },
    { userId: 'otto', answer: 'agreed' },
  ],
  makerId: 'ines',
  seated: new Set(['ines', 'mara', 'otto']),
}
const stateOf = (change: Partial<ShareFacts>) => shareStateOf({ ...FACTS, ...change }, NOW)
const otto = (answer: 'asked' | 'declined') => [
  { userId: 'mara', answer: 'agreed' as const },
  { userId: 'otto', answer },
]

test('[SH2] a link is live once everybody else in the round agrees, and at once for a round alone', () => {
  expect(stateOf({})).toBe('live')
  expect(stateOf({ answers: otto('asked') })).toBe('waiting')
  expect(stateOf({ answers: otto('declined') })).toBe('declined')
  expect(stateOf({ asked: 0, answers: [], seated: new Set(['ines']) })).toBe('live')
})

test('[SH2] a person who leaves the round, or deletes their account, no longer agrees', () => {
  expect(stateOf({ seated: new Set(['ines', 'mara']) })).toBe('orphaned')
  expect(stateOf({ answers: FACTS.answers.slice(0, 1) })).toBe('orphaned')
  // Not even by leaving after declining.
  expect(stateOf({ answers: otto('declined'), seated: new Set(['ines', 'mara']) })).toBe('orphaned')
  expect(stateOf({ seated: new Set(['mara', 'otto']) })).toBe('orphaned')
})

test('[SH3] it ends when it expires, and when it is revoked', () => {
  expect(stateOf({ expiresAt: NOW + 1 })).toBe('live')
  expect(stateOf({ expiresAt: NOW })).toBe('expired')
  expect(stateOf({ revokedAt: NOW - 1 })).toBe('revoked')
})

test('a link leads to a moment of its round', () => {
  expect([sharePath('abc'), sharePath('abc', 1_500)]).toEqual(['/s/abc', '/s/abc?t=1.5'])
})
