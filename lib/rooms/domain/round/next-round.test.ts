import { expect, test } from 'vitest'
import { suggestCase, swappedSeat } from './next-round'

test('[NR1] candidate and interviewer swap; an observer has no seat in the next round', () => {
  expect(swappedSeat('candidate')).toBe('interviewer')
  expect(swappedSeat('interviewer')).toBe('candidate')
  expect(swappedSeat('observer')).toBeNull()
})

const shipped = (id: string, difficulty = 'medium', minutes: readonly number[] = [35, 45, 60]) => ({
  id,
  difficulty,
  minutes,
  origin: 'content' as const,
})
const before = { caseId: 'a', minutes: 45, difficulty: 'medium' }

test('[NR3] the suggested case is new to the next candidate, of the same length and difficulty', () => {
  const cases = [
    shipped('a'),
    { ...shipped('mine'), origin: 'author' as const },
    shipped('seen'),
    shipped('short', 'medium', [35]),
    shipped('hard', 'hard'),
    shipped('fits'),
    shipped('fits-too'),
  ]
  const without = (...ids: string[]) => cases.filter(({ id }) => !ids.includes(id))
  const seen = new Set(['seen'])
  expect(suggestCase(cases, before, seen, 0)).toBe('fits')
  expect(suggestCase(cases, before, seen, 0.99)).toBe('fits-too')
  expect(suggestCase(without('fits', 'fits-too'), before, seen, 0)).toBe('hard')
  expect(suggestCase(without('fits', 'fits-too', 'hard'), before, seen, 0)).toBe('short')
  expect(suggestCase(without('fits', 'fits-too', 'hard', 'short'), before, seen, 0)).toBe('seen')
  expect(suggestCase([shipped('a')], before, seen, 0)).toBeNull()
})
