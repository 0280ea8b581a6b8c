import type { ScoreSheet } from './grade'
import type { Rubric } from './rubric'

/** The weighted mean of the observed dimensions, 1 to 4, and their share of the rubric, in percent. */
export type Overall = { value: number | null; observed: number }

/**
 * Dimensions that were not observed are excluded: they neither help nor hurt. `value` is null if none was observed.
 */
export function overall(scores: ScoreSheet, rubric: Rubric): Overall {
  let sum = 0
  let observed = 0
  for (const { id, weight } of rubric.dimensions) {
    const score = scores[id] ?? null
    if (score === null) continue
    sum += score * weight
    observed += weight
  }
  return { value: observed === 0 ? null : sum / observed, observed }
}
