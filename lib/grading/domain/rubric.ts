import { z } from 'zod'
import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import { LEVELS } from '@/lib/framework/levels'
import { POINTS } from '@/lib/framework/points'
import { SCORES } from './scores'

export const scoreSchema = z.literal([...SCORES])

const sentence = z.string().trim().min(1)

const dimension = z.strictObject({
  id: z.enum(DIMENSIONS),
  title: sentence,
  /** Its name inside a sentence. */
  short: sentence,
  points: z.array(z.enum(POINTS)).min(1),
  /** Percent of the overall score. */
  weight: z.int().min(1).max(100),
  /** What the dimension looks at. */
  asks: sentence,
  /** What one sees at each score. */
  anchors: z.strictObject({ 1: sentence, 2: sentence, 3: sentence, 4: sentence }),
})

const bar = z.strictObject({
  level: z.enum(LEVELS),
  /** Least scores that this level adds to those of the levels below it. */
  floors: z.partialRecord(z.enum(DIMENSIONS), scoreSchema),
  /** What the level asks for that no score shows. */
  also: sentence,
})

/** A version of the rubric. Sessions name the version they were graded with, so a published one never changes. */
export const rubricSchema = z
  .strictObject({
    version: z.int().min(1),
    /** Least overall score for a hire at any level. */
    hire: z.number().min(1).max(4),
    /** Least share of the weights, in percent, that must have been observed for a verdict. */
    observed: z.int().min(1).max(100),
    dimensions: z.array(dimension),
    bars: z.array(bar),
  })
  .refine((rubric) => names(rubric.dimensions.map(({ id }) => id)) === names(DIMENSIONS), {
    message: 'Each dimension stands in it once.',
    path: ['dimensions'],
  })
  .refine((rubric) => rubric.dimensions.reduce((sum, { weight }) => sum + weight, 0) === 100, {
    message: 'The weights add up to 100.',
    path: ['dimensions'],
  })
  .refine((rubric) => rubric.bars.map(({ level }) => level).join() === LEVELS.join(), {
    message: 'There is a bar for each level, lowest first.',
    path: ['bars'],
  })

export type Rubric = z.output<typeof rubricSchema>
export type RubricDimension = Rubric['dimensions'][number]

/** A dimension of a rubric by its id. */
export function dimensionOf(rubric: Rubric, id: Dimension): RubricDimension {
  const found = rubric.dimensions.find((entry) => entry.id === id)
  if (!found) throw new Error(`Rubric ${rubric.version} has no dimension ${id}`)
  return found
}

function names(ids: readonly string[]): string {
  return [...ids].sort().join()
}
