import { expect, test } from 'vitest'
import { ROUND_MINUTES, STEPS } from '@/lib/framework/steps'
import { planSchema } from '../protocol/plan-schema'
import { leftOut, planMinutes, plannedStart, standardPlan } from './plan'

test.each(ROUND_MINUTES)(
  '[PL1] the plan for %i minutes adds up to that, for both kinds of prompt',
  (minutes) => {
    expect(planMinutes(standardPlan('product', minutes))).toBe(minutes)
    expect(planMinutes(standardPlan('feature', minutes))).toBe(minutes)
  },
)

test('[PL1] the 35-minute plan is the checklist, step by step', () => {
  expect(standardPlan('product', 35).map(({ slug, minutes }) => `${slug} ${minutes}`)).toEqual([
    'questions 5',
    'personas 2',
    'ux-flow 3',
    'functional-requirements 2',
    'non-functional-requirements 2',
    'core-problem 3',
    'entities 1',
    'apis 2',
    'data-models 3',
    'trade-offs 2',
    'system-flow 3',
    'calculations 2',
    'system-diagram 5',
  ])
})

test('[PL2] no step has no minutes, and none occurs twice', () => {
  for (const minutes of ROUND_MINUTES) {
    const plan = standardPlan('product', minutes)
    expect(plan.every((step) => step.minutes > 0)).toBe(true)
    expect(new Set(plan.map((step) => step.slug)).size).toBe(plan.length)
  }
  const twice = [
    { slug: 'apis', minutes: 2 },
    { slug: 'apis', minutes: 3 },
  ]
  expect(planSchema.safeParse(twice).success).toBe(false)
  expect(planSchema.safeParse([]).success).toBe(false)
  expect(planSchema.safeParse([{ slug: 'apis', minutes: Number.NaN }]).success).toBe(false)
  expect(standardPlan('product', 60).length).toBe(STEPS.length)
})

test('[PL3] calculations come right after the questions for a feature', () => {
  for (const minutes of ROUND_MINUTES) {
    const slugs = standardPlan('feature', minutes).map((step) => step.slug)
    expect(slugs.indexOf('calculations')).toBe(slugs.indexOf('questions') + 1)
    expect([...slugs].sort()).toEqual(
      standardPlan('product', minutes)
        .map((step) => step.slug)
        .sort(),
    )
  }
})

test('[PL5] alone there are no introductions: their minutes go to the following steps', () => {
  const begin = (kind: 'product' | 'feature', minutes: (typeof ROUND_MINUTES)[number]) =>
    standardPlan(kind, minutes, 'solo')
      .slice(0, 4)
      .map((step) => `${step.slug} ${step.minutes}`)
  expect(begin('product', 35)).toEqual([
    'questions 5',
    'personas 2',
    'ux-flow 3',
    'functional-requirements 2',
  ])
  expect(begin('product', 45)).toEqual([
    'questions 6',
    'personas 3',
    'ux-flow 3',
    'functional-requirements 2',
  ])
  expect(begin('product', 60)).toEqual([
    'questions 7',
    'personas 3',
    'ux-flow 4',
    'functional-requirements 3',
  ])
  expect(begin('feature', 60)).toEqual(['questions 7', 'calculations 4', 'personas 3', 'ux-flow 3'])
  for (const minutes of ROUND_MINUTES) {
    for (const kind of ['product', 'feature'] as const) {
      const plan = standardPlan(kind, minutes, 'solo')
      expect(planMinutes(plan)).toBe(minutes)
      expect(plan.map((step) => step.slug)).not.toContain('introductions')
      expect(plan.length).toBe(
        standardPlan(kind, minutes).filter((step) => step.slug !== 'introductions').length,
      )
    }
  }
})

test('a step begins when the previous ones are over', () => {
  const plan = standardPlan('product', 45)
  expect(plannedStart(plan, 0)).toBe(0)
  expect(plannedStart(plan, 2)).toBe(7)
  expect(plannedStart(plan, plan.length)).toBe(45)
})

test('the steps without minutes in a length can be listed', () => {
  expect(leftOut(35)).toEqual(['Introductions', 'Deep dive and curveball', 'Wrap-up'])
  expect(leftOut(35, 'solo')).toEqual(['Deep dive and curveball', 'Wrap-up'])
  expect(leftOut(45)).toEqual([])
})
