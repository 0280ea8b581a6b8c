import { differences } from '@/lib/grading/domain/differences'
import type { ScoreSheet } from '@/lib/grading/domain/grade'
import type { Rubric } from '@/lib/grading/domain/rubric'

/** Rounds that a record needs before it says anything, and scores that both sides gave in them. */
export const LEAST_ROUNDS = 3
const LEAST_SCORES = 12
/** Scores this far apart, or less, count as the same: the others' may be a mean of several. */
const SAME_WITHIN = 0.5

/** How somebody's reviews agreed with the grades that others gave in the same rounds, blind to theirs. */
export type ReviewerRecord =
  | { known: false; rounds: number }
  | {
      known: true
      rounds: number
      /** Scores that both sides gave. */
      compared: number
      /** How many of them were the same. */
      same: number
      /** Mean of theirs less the others'. Above 0 they are kinder. */
      kinder: number
    }

/** One reviewed round: the reviewer's scores beside the mean of the others'. */
export type ComparedRound = { theirs: ScoreSheet; others: ScoreSheet; rubric: Rubric }

/** What not both sides observed is left out, and so is a round in which that is everything. */
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
