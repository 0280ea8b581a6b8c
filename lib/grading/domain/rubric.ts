import { z } from 'zod'
import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import { LEVELS } from '@/lib/framework/levels'
import { POINTS } from '@/lib/framework/points'
import { SCORES } from './scores'

export const scoreSchema = z.literal([...SCORES])

const sentence = z.string().trim().min(1)

/** The scores that have observables; a 1 is what remains without them. */
export const ANCHORS = [2, 3, 4] as const
export type Anchor = (typeof ANCHORS)[number]

export const observableIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z]+(-[a-z]+)*$/)

/** A statement about the round that is either true or not, and that somebody can point at. */
const observable = z.strictObject({
  id: observableIdSchema,
  anchor: z.literal([...ANCHORS]),
  statement: sentence,
})
export type Observable = z.output<typeof observable>

const dimension = z.strictObject({
  id: z.enum(DIMENSIONS),
  title: sentence,
  /** Its name for use inside a sentence. */
  short: sentence,
  points: z.array(z.enum(POINTS)).min(1),
  /** Percent of the overall score. */
  weight: z.int().min(1).max(100),
  /** What the dimension looks at. */
  asks: sentence,
  /** What can be seen at each score. */
  anchors: z.strictObject({ 1: sentence, 2: sentence, 3: sentence, 4: sentence }),
  /** What its score is computed from. Absent in v1, where people choose the score. */
  observables: z
    .array(observable)
    .refine(fitsTheRule, 'One or two are for a 2, three for a 3, two for a 4.')
    .optional(),
})

const bar = z.strictObject({
  level: z.enum(LEVELS),
  /** Minimum scores that this level adds to those of the levels below it. */
  floors: z.partialRecord(z.enum(DIMENSIONS), scoreSchema),
  /** What the level requires that no score shows. */
  also: sentence,
})

/** A version of the rubric. Sessions name the version they were graded with, so a published version never changes. */
export const rubricSchema = z
  .strictObject({
    version: z.int().min(1),
    /** Minimum overall score for a hire at any level. */
    hire: z.number().min(1).max(4),
    /** Minimum share of the weights, in percent, that must have been observed for a verdict. */
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
  .refine(
    (rubric) => new Set(rubric.dimensions.map(({ observables }) => observables === undefined)).size === 1,
    {
      message: 'Either all dimensions have observables or none.',
      path: ['dimensions'],
    },
  )
  .refine(
    (rubric) =>
      noneTwice(rubric.dimensions.flatMap(({ observables = [] }) => observables.map(({ id }) => id))),
    {
      message: 'Each observable has a name of its own.',
      path: ['dimensions'],
    },
  )
  .refine((rubric) => rubric.bars.map(({ level }) => level).join() === LEVELS.join(), {
    message: 'There is a bar for each level, lowest first.',
    path: ['bars'],
  })

export type Rubric = z.output<typeof rubricSchema>
export type RubricDimension = Rubric['dimensions'][number]

/** Whether scores are computed from answers, rather than chosen by people. */
export function hasObservables(rubric: Rubric): boolean {
  return rubric.dimensions.some(({ observables }) => observables !== undefined)
}

/** A dimension of a rubric by its id. */
export function dimensionOf(rubric: Rubric, id: Dimension): RubricDimension {
  const found = rubric.dimensions.find((entry) => entry.id === id)
  if (!found) throw new Error(`Rubric ${rubric.version} has no dimension ${id}`)
  return found
}

/** Whether the rule that turns answers into a score can be applied, see `score-of.ts`. */
function fitsTheRule(observables: readonly { anchor: Anchor }[]): boolean {
  const count = (anchor: Anchor) => observables.filter((entry) => entry.anchor === anchor).length
  return [1, 2].includes(count(2)) && count(3) === 3 && count(4) === 2
}

function noneTwice(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length
}

function names(ids: readonly string[]): string {
  return [...ids].sort().join()
}
