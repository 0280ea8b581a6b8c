import { expect, test } from 'vitest'
import { type Memory, recall, recallAll } from './memory'
import { RATINGS, type Rating } from './rating'

const START = new Date(2022, 11, 29, 12, 30).getTime()
const DAY = 86_400_000

// The figures are those that ts-fsrs publishes in its own tests of FSRS-6 (FSRS-6.test.ts, version 5).

test('[DR1] intervals are those of the reference', () => {
  const ratings: Rating[] = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3]
  const intervals: number[] = []
  let memory: Memory | null = null
  for (const rating of ratings) {
    memory = recall(memory, { at: memory?.due ?? START, rating })
    intervals.push(memory.days)
  }
  expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
})

test('[DR1] stability and difficulty are those of the reference', () => {
  const ratings: Rating[] = [1, 3, 3, 3, 3, 3]
  let at = START
  const reviews = [0, 0, 1, 3, 8, 21].map((days, index) => {
    at += days * DAY
    return { at, rating: ratings[index] ?? 3 }
  })
  const memory = recallAll(reviews)
  expect(memory?.stability).toBeCloseTo(53.62691, 4)
  expect(memory?.difficulty).toBeCloseTo(6.3574867, 4)
})

test('[DR1] the first review of a card is that of the reference', () => {
  const first = RATINGS.map((rating) => recall(null, { at: START, rating }))
  expect(first.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956])
  expect(first.map(({ difficulty }) => difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1])
  expect(first.map(({ days }) => days)).toEqual([0, 0, 0, 8])
  expect(first.map(({ reps }) => reps)).toEqual([1, 1, 1, 1])
  expect(first.map(({ lapses }) => lapses)).toEqual([0, 0, 0, 0])
  expect(first.map(({ stage }) => stage)).toEqual(['learning', 'learning', 'learning', 'review'])
})

test('[DR1] the order in which reviews arrive does not matter, and a clock that was put back breaks nothing', () => {
  const reviews = [0, 1, 4, 9, 30].map((days) => ({ at: START + days * DAY, rating: 3 as const }))
  expect(recallAll([...reviews].reverse())).toEqual(recallAll(reviews))
  const known = recallAll(reviews)
  expect(recall(known, { at: START, rating: 3 }).last).toBe(known?.last)
  expect(recallAll([])).toBeNull()
})
