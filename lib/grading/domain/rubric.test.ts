import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rubricSchema } from './rubric'

const written = JSON.parse(readFileSync('content/rubrics/rubric-v1.json', 'utf8'))

test('rubric v1 is as the framework has it', () => {
  const rubric = rubricSchema.parse(written)
  expect(rubric.dimensions.map(({ id, points, weight }) => [id, points.join(), weight])).toEqual([
    ['purpose', 'why', 10],
    ['scope', 'what', 15],
    ['product', 'how', 10],
    ['architecture', 'how', 20],
    ['depth', 'how', 20],
    ['trade-offs', 'what,how', 15],
    ['communication', 'why,what,how', 10],
  ])
  expect(rubric.bars.map(({ level, floors }) => [level, floors])).toEqual([
    ['mid', { architecture: 3 }],
    ['senior', { depth: 3, 'trade-offs': 3 }],
    ['staff', { purpose: 3, scope: 3 }],
  ])
})

test.each([
  [
    'a weight that breaks the sum',
    { dimensions: [{ ...written.dimensions[0], weight: 11 }, ...written.dimensions.slice(1)] },
  ],
  ['a missing dimension', { dimensions: written.dimensions.slice(1) }],
  ['a dimension that stands twice', { dimensions: [written.dimensions[1], ...written.dimensions.slice(1)] }],
  ['a missing bar', { bars: written.bars.slice(1) }],
  ['an unknown key', { extra: true }],
])('%s is refused', (_, change) => {
  expect(rubricSchema.safeParse({ ...written, ...change }).success).toBe(false)
})
