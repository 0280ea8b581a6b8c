import type { Dimension } from '@/lib/framework/dimensions'
import type { ScoreSheet } from './grade'
import type { Rubric } from './rubric'

/** Two grades of the same round side by side, in the order of the rubric. */
export type Differences = {
  /** Dimensions that both graders observed and scored differently; `by` is first minus second. */
  differing: { dimension: Dimension; by: number }[]
  /** The number of dimensions that both observed. */
  compared: number
  /** Mean of first minus second over these; null if there are none. Above 0 the first grader was kinder. */
  kinder: number | null
}

/** Compares two grades. A dimension that one grader did not observe is no disagreement. */
export function differences(first: ScoreSheet, second: ScoreSheet, rubric: Rubric): Differences {
  const pairs = rubric.dimensions.flatMap(({ id }) => {
    const [a, b] = [first[id] ?? null, second[id] ?? null]
    return a === null || b === null ? [] : [{ dimension: id, by: a - b }]
  })
  const sum = pairs.reduce((total, { by }) => total + by, 0)
  return {
    differing: pairs.filter(({ by }) => by !== 0),
    compared: pairs.length,
    kinder: pairs.length === 0 ? null : sum / pairs.length,
  }
}
