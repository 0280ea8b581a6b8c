import { expect, test } from 'vitest'
import { RUBRIC_2, sheet } from '@/tests/fixtures/grades'
import { reviewerRecord } from './reviewer-record'

const round = (theirs: Parameters<typeof sheet>, others: Parameters<typeof sheet>) => ({
  theirs: sheet(...theirs),
  others: sheet(...others),
  rubric: RUBRIC_2,
})

test('[PR10] a record says nothing before three rounds with twelve scores from both sides', () => {
  const one = round([3, 3, 3, 3, 3, 3, 3], [3, 3, 3, 3, 3, 3, 3])
  const thin = round([3, 0, 0, 0, 0, 0, 0], [3, 3, 3, 3, 3, 3, 3])
  const nothing = round([3, 3, 3, 0, 0, 0, 0], [0, 0, 0, 3, 3, 3, 3])
  expect(reviewerRecord([])).toEqual({ known: false, rounds: 0 })
  expect(reviewerRecord([one, one])).toEqual({ known: false, rounds: 2 })
  expect(reviewerRecord([thin, thin, thin])).toEqual({ known: false, rounds: 3 })
  expect(reviewerRecord([one, one, nothing])).toEqual({ known: false, rounds: 2 })
})

test('[PR10] it counts the scores that were the same, and how much kinder the reviewer was', () => {
  const rounds = [
    round([3, 3, 3, 3, 3, 3, 3], [3, 3, 3, 3, 3, 3, 3]),
    round([4, 4, 3, 3, 3, 3, 0], [3, 3, 3, 3, 3, 3, 3]),
    round([2, 2, 2, 2, 2, 2, 2], [2, 2, 2, 2, 2, 2, 1]),
  ]
  expect(reviewerRecord(rounds)).toEqual({ known: true, rounds: 3, compared: 20, same: 17, kinder: 3 / 20 })
})
