import { expect, test } from 'vitest'
import { factsToGive } from '@/lib/cases/domain/facts-to-give'
import type { Clock } from '../round/clock'
import { dueFacts, givenItem } from './due-facts'

const fact = (id: string, give_by?: number) => ({ id, ask: `${id}?`, say: id, numbers: [], give_by })
const FACTS = {
  why: [fact('bill', 9), fact('team')],
  what: [fact('size', 2)],
  how: [fact('doors', 30)],
}
const MINUTE = 60_000
const running: Clock = { status: 'running', step: 0, elapsedBefore: 0, resumedAt: 1_000 }

test.each([
  [45, [2, 9, 30]],
  [60, [3, 12, 40]],
  [35, [2, 7, 23]],
  [8, [1, 2, 5]],
])('[WD3] in a round of %i minutes facts are due at the same proportion of its length', (total, minutes) => {
  const toGive = factsToGive(FACTS, total)
  expect(toGive.map(({ fact: { id } }) => id)).toEqual(['size', 'bill', 'doors'])
  expect(toGive.map(({ minute }) => minute)).toEqual(minutes)
})

test('[WD3] a fact is due from its minute on, until it is ticked as given', () => {
  const due = (elapsed: number, ticked: string[] = [], clock = running) =>
    dueFacts(factsToGive(FACTS, 45), clock, 1_000 + elapsed, ticked).map(({ fact: { id } }) => id)
  expect(due(2 * MINUTE - 1)).toEqual([])
  expect(due(2 * MINUTE)).toEqual(['size'])
  expect(due(9 * MINUTE)).toEqual(['size', 'bill'])
  expect(due(9 * MINUTE, [givenItem('size')])).toEqual(['bill'])
})

test('[WD3] a pause delays the minute, and nothing is due before the start and after the end', () => {
  const due = (clock: Clock) => dueFacts(factsToGive(FACTS, 45), clock, 99 * MINUTE, []).length
  expect(due({ status: 'paused', step: 1, elapsed: 3 * MINUTE })).toBe(1)
  expect(due({ status: 'lobby' })).toBe(0)
  expect(due({ status: 'ended', step: 1, elapsed: 44 * MINUTE, endedAt: 1 })).toBe(0)
})
