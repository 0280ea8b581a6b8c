import { differences } from '@/lib/grading/domain/differences'
import type { ScoreSheet } from '@/lib/grading/domain/grade'
import type { Rubric } from '@/lib/grading/domain/rubric'

/** Minimum number of rounds before a record says anything, and of scores given by both sides in them. */
export const LEAST_ROUNDS = 3
const LEAST_SCORES = 12
/** Scores at most this far apart count as the same: the others' may be a mean of several. */
const SAME_WITHIN = 0.5

/** How a person's reviews agreed with the grades that others gave in the same rounds, blind to each other. */
export type ReviewerRecord =
  | { known: false; rounds: number }
  | {
      known: true
      rounds: number
      /** The number of scores given by both sides. */
      compared: number
      /** How many of them were the same. */
      same: number
      /** Mean of the reviewer's scores minus the others'. Above 0 the reviewer is kinder. */
      kinder: number
    }

/** One reviewed round: the reviewer's scores and the mean of the others'. */
export type ComparedRound = { theirs: ScoreSheet; others: ScoreSheet; rubric: Rubric }

/** Ignores dimensions that only one side observed, and rounds without any other dimension. */
export function reviewerRecord(rounds: readonly ComparedRound[]): ReviewerRecord {
  const found = rounds
    .map(({ theirs, others, rubric }) => differences(theirs, others, rubric))
    .filter(({ compared }) => compared > 0)
  const compared = found.reduce((sum, one) => sum + one.compared, 0)
  if (found.length < LEAST_ROUNDS || compared < LEAST_SCORES) return { known: false, rounds: found.length }
  const far = found.flatMap(({ differing }) => differing).filter(({ by }) => Math.abs(by) > SAME_WITHIN)
  const sum = found.reduce((total, one) => total + (one.kinder ?? 0) * one.compared, 0)
  return { known: true, rounds: found.length, compared, same: compared - far.length, kinder: sum / compared }
}
