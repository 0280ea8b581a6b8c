import { expect, test } from 'vitest'
import { planMinutes, plannedStart, planSchema, ROUND_MINUTES, STEPS, standardPlan } from './plan'

test.each(ROUND_MINUTES)(
  '[PL1] the plan of %i minutes adds up to that, for both kinds of prompt',
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

test('[PL2] no step of no minutes, none twice', () => {
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

test('a step begins when those before it are over', () => {
  const plan = standardPlan('product', 45)
  expect(plannedStart(plan, 0)).toBe(0)
  expect(plannedStart(plan, 2)).toBe(7)
  expect(plannedStart(plan, plan.length)).toBe(45)
})
