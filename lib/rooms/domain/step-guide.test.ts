import { expect, test } from 'vitest'
import { STEPS } from './plan'
import { STEP_GUIDES } from './step-guide'

test('every step of a round has something to say, in words that fit a breath', () => {
  const said = STEPS.flatMap(({ slug }) => {
    const { say, notice } = STEP_GUIDES[slug]
    expect(say.length, slug).toBeGreaterThan(0)
    expect(notice, slug).toMatch(/[.”]$/)
    return say
  })
  for (const line of said) expect(line.split(' ').length, line).toBeLessThanOrEqual(25)
  expect(new Set(said).size).toBe(said.length)
})
