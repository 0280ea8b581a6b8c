import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { LEVELS } from '@/lib/framework/levels'
import { RUBRIC, sheet } from '@/tests/fixtures/grades'
import { differences } from './differences'
import type { ScoreSheet } from './grade'
import { overall } from './overall'
import { SCORES } from './scores'
import { verdictOn, verdictReason, verdictTitle } from './verdict'

const score = fc.constantFrom(null, ...SCORES)
const anySheet: fc.Arbitrary<ScoreSheet> = fc.record(Object.fromEntries(DIMENSIONS.map((id) => [id, score])))

const words = (scores: ScoreSheet) => {
  const verdict = verdictOn(scores, RUBRIC)
  return [verdictTitle(verdict), verdictReason(verdict, RUBRIC)]
}

test('[GR4] the overall score weighs the dimensions', () => {
  expect(overall(sheet(3, 3, 3, 3, 2, 2, 3), RUBRIC)).toEqual({ value: 2.65, observed: 100 })
  expect(overall(sheet(0, 0, 0, 4, 2, 0, 0), RUBRIC)).toEqual({ value: 3, observed: 40 })
  expect(overall(sheet(), RUBRIC)).toEqual({ value: null, observed: 0 })
})

test('[GR4] the overall score is between the lowest and the highest observed score', () => {
  fc.assert(
    fc.property(anySheet, (scores) => {
      const seen = Object.values(scores).filter((value) => value != null)
      const { value } = overall(scores, RUBRIC)
      if (seen.length === 0) return value === null
      return value !== null && value >= Math.min(...seen) && value <= Math.max(...seen)
    }),
  )
})

test('[GR4] a dimension that was not observed affects the overall score no more than leaving it out', () => {
  fc.assert(
    fc.property(anySheet, (scores) => {
      const seen = Object.fromEntries(Object.entries(scores).filter(([, value]) => value !== null))
      expect(overall(scores, RUBRIC)).toEqual(overall(seen, RUBRIC))
    }),
  )
})

test('[GR5] floors decide the level, and the sentence names the missing ones', () => {
  expect(words(sheet(3, 3, 3, 3, 2, 2, 3))).toEqual([
    'Hire at Mid',
    'Senior needs depth ≥ 3 and trade-offs ≥ 3',
  ])
  expect(words(sheet(3, 3, 3, 4, 3, 2, 3))).toEqual(['Hire at Mid', 'Senior needs trade-offs ≥ 3'])
  expect(words(sheet(2, 2, 3, 3, 3, 3, 3))).toEqual([
    'Hire at Senior',
    'Staff needs purpose ≥ 3 and scope ≥ 3',
  ])
  expect(words(sheet(4, 4, 3, 4, 4, 4, 3))).toEqual([
    'Strong hire at Staff',
    'Every score reaches what Staff needs. Staff also expects what no score measures: cost, operations and rollout come up unprompted.',
  ])
})

test('[GR5] a good average does not make up for a floor, nor floors for the average', () => {
  expect(words(sheet(4, 4, 4, 2, 4, 4, 4))).toEqual(['Not yet at Mid', 'Mid needs architecture ≥ 3'])
  expect(words(sheet(1, 1, 1, 3, 2, 2, 2))).toEqual(['Lean no', 'Mid needs 2.5 overall'])
  expect(words(sheet(1, 1, 1, 1, 1, 1, 1))).toEqual(['No hire', 'Mid needs 2.5 overall and architecture ≥ 3'])
})

test('[GR5] a dimension that was not observed meets no floor', () => {
  expect(words(sheet(3, 3, 3, 3, 0, 3, 3))).toEqual(['Hire at Mid', 'Senior needs depth ≥ 3'])
})

test('[GR6] thin evidence gives no verdict', () => {
  expect(words(sheet(0, 0, 4, 4, 0, 4, 0))).toEqual([
    'Not enough to grade',
    'Only 45 % of the rubric was observed; a verdict needs 50 %',
  ])
})

test('[GR5] a higher score never lowers the level', () => {
  const rank = (scores: ScoreSheet) => {
    const verdict = verdictOn(scores, RUBRIC)
    return verdict.kind === 'graded' && verdict.level ? LEVELS.indexOf(verdict.level) : -1
  }
  const full = fc.record(Object.fromEntries(DIMENSIONS.map((id) => [id, fc.constantFrom(1, 2, 3)])))
  fc.assert(
    fc.property(full, fc.constantFrom(...DIMENSIONS), (scores, id) => {
      const raised = { ...scores, [id]: (scores[id] ?? 1) + 1 } as ScoreSheet
      return rank(raised) >= rank(scores as ScoreSheet)
    }),
  )
})

test('[GR7] differences count dimensions that both observed, and say who was kinder', () => {
  expect(differences(sheet(3, 3, 3, 4, 3, 3, 0), sheet(3, 3, 3, 3, 2, 2, 3), RUBRIC)).toEqual({
    differing: [
      { dimension: 'architecture', by: 1 },
      { dimension: 'depth', by: 1 },
      { dimension: 'trade-offs', by: 1 },
    ],
    compared: 6,
    kinder: 0.5,
  })
  expect(differences(sheet(), sheet(3, 3, 3, 3, 3, 3, 3), RUBRIC)).toEqual({
    differing: [],
    compared: 0,
    kinder: null,
  })
})

test('[GR7] swapping the graders changes the sign of differences and nothing else', () => {
  fc.assert(
    fc.property(anySheet, anySheet, (a, b) => {
      const [one, other] = [differences(a, b, RUBRIC), differences(b, a, RUBRIC)]
      expect(one.compared).toBe(other.compared)
      expect(one.differing).toEqual(other.differing.map(({ dimension, by }) => ({ dimension, by: -by })))
      if (one.kinder !== null) expect(one.kinder + (other.kinder ?? Number.NaN)).toBe(0)
    }),
  )
})
