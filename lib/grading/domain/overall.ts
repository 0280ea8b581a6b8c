import type { ScoreSheet } from './grade'
import type { Rubric } from './rubric'

/** The weighted mean of what was observed, 1 to 4, and how much of the rubric that is, in percent. */
export type Overall = { value: number | null; observed: number }

/** What was not observed leaves the score: it neither helps nor hurts. `value` is null when nothing was. */
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
