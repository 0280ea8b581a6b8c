import { LONGEST_WAIT } from '@/lib/ai/domain/longest-wait'
import type { ModelFailureReason } from '@/lib/ai/domain/model-failure'

/** Maximum number of gradings that a person may start in one day (UTC). */
export const GRADINGS_A_DAY = 10
/** Maximum number of appeals for one dimension. */
export const APPEALS_A_DIMENSION = 3
/** Maximum length of an appeal's reason, in characters. */
export const APPEAL_LIMIT = 1_000

/** Milliseconds before a dimension is retried automatically, after its first and its second attempt. */
const PAUSES = [5_000, 30_000] as const

/** Why a dimension has no grade. */
export type DimensionProblem =
  | ModelFailureReason
  /** An internal error of the app. */
  | 'internal'
  /** A statement with a known answer was answered wrongly. */
  | 'steered'
  /** The installation's tokens for the day are used up. */
  | 'over-limit'
  /** The person who started it has used up their own share of the tokens. */
  | 'over-share'

/** Problems that a retry does not solve. */
const FINAL: ReadonlySet<DimensionProblem> = new Set([
  'refused',
  'too-long',
  'steered',
  'over-limit',
  'over-share',
])

/**
 * How long to wait before a dimension is retried automatically, in ms; null if only a person can retry it.
 * @param tries the number of attempts so far
 * @param retryAfter the delay that the endpoint asked for, in ms
 */
export function pauseBefore(problem: DimensionProblem, tries: number, retryAfter = 0): number | null {
  const pause = PAUSES[tries - 1]
  const isOver = FINAL.has(problem) || retryAfter > LONGEST_WAIT
  return isOver || pause === undefined ? null : Math.max(pause, retryAfter)
}
