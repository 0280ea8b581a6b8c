import { expect, test } from 'vitest'
import { GUIDED_STEPS, PLAN_STEPS, STEPS, stepInfo } from './steps'

test('cases have a guide for every step but the introductions and the wrap-up', () => {
  expect(PLAN_STEPS.filter((slug) => !GUIDED_STEPS.some((guided) => guided === slug))).toEqual([
    'introductions',
    'wrap-up',
  ])
  expect(GUIDED_STEPS).toEqual(STEPS.filter(({ guided }) => guided).map(({ slug }) => slug))
})

test('a step is found by its slug, and an unknown slug is refused', () => {
  expect(stepInfo('apis')).toMatchObject({ slug: 'apis', title: 'APIs', points: ['how'] })
  expect(() => stepInfo('lunch' as 'apis')).toThrow('plan/unknown-step')
})
