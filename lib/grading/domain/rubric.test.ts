import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OBSERVABLE_IDS, OBSERVABLES } from '@/lib/framework/observables'
import { rubricSchema } from './rubric'

const written = JSON.parse(readFileSync('content/rubrics/rubric-v1.json', 'utf8'))

test('rubric v1 matches the framework', () => {
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

const second = JSON.parse(readFileSync('content/rubrics/rubric-v2.json', 'utf8'))

test('[GR18] rubric v2 is v1 with five to seven observables under each dimension', () => {
  const { dimensions, ...rest } = rubricSchema.parse(second)
  const asBefore = dimensions.map(({ observables: _, ...dimension }) => dimension)
  expect({ ...rest, version: 1, dimensions: asBefore }).toEqual(rubricSchema.parse(written))
  expect(dimensions.map(({ id, observables = [] }) => [id, observables.map((one) => one.id)])).toEqual(
    Object.entries(OBSERVABLES),
  )
  for (const { observables = [] } of dimensions) {
    expect(observables.length).toBeGreaterThanOrEqual(5)
    expect(observables.length).toBeLessThanOrEqual(7)
    const anchors = observables.map(({ anchor }) => anchor)
    expect(anchors).toEqual(anchors.toSorted())
  }
})

test('[GR18] no statement is repeated, and none counts words, minutes or technologies', () => {
  const statements = rubricSchema
    .parse(second)
    .dimensions.flatMap(({ observables = [] }) => observables.map(({ statement }) => statement))
  expect(new Set(statements).size).toBe(OBSERVABLE_IDS.length)
  for (const statement of statements) {
    expect(statement).toMatch(/^[A-Z][^.]*\.$/)
    expect(statement).not.toMatch(/minute|quick|fast|fluent|brief|length|Kafka|Redis|SQL|cache|shard|queue/i)
  }
})

test.each([
  ['two statements for a 3', (of: typeof second) => of.dimensions[0].observables.splice(1, 1)],
  ['no statement for a 2', (of: typeof second) => of.dimensions[0].observables.splice(0, 1)],
  [
    'a name that stands in another dimension',
    (of: typeof second) => {
      of.dimensions[1].observables[0].id = of.dimensions[0].observables[0].id
    },
  ],
  ['a dimension without observables', (of: typeof second) => delete of.dimensions[3].observables],
])('[GR18] a rubric with %s is refused', (_, change) => {
  const broken = structuredClone(second)
  change(broken)
  expect(rubricSchema.safeParse(broken).success).toBe(false)
})
