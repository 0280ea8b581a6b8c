import { expect, test } from 'vitest'
import { STEPS } from '@/lib/framework/steps'
import { standardPlan } from '../round/plan'
import { aroundStep, STEP_GUIDES } from './step-guide'

test('every step of a round has something to say, short enough for one breath', () => {
  const said = STEPS.flatMap(({ slug }) => {
    const { say, notice } = STEP_GUIDES[slug]
    expect(say.length, slug).toBeGreaterThan(0)
    expect(notice, slug).toMatch(/[.”]$/)
    return say
  })
  for (const line of said) expect(line.split(' ').length, line).toBeLessThanOrEqual(25)
  expect(new Set(said).size).toBe(said.length)
})

test('a plan without introductions and wrap-up opens in its first step and closes in its last', () => {
  const short = standardPlan('product', 35)
  expect(aroundStep('questions', short)).toEqual({ opening: STEP_GUIDES.introductions.say, closing: [] })
  expect(aroundStep('system-diagram', short)).toEqual({ opening: [], closing: STEP_GUIDES['wrap-up'].say })
  const nothing = { opening: [], closing: [] }
  expect(aroundStep('apis', short)).toEqual(nothing)
  const long = standardPlan('product', 45)
  for (const { slug } of long) expect(aroundStep(slug, long)).toEqual(nothing)
})
