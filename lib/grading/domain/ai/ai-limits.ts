import { LONGEST_WAIT } from '@/lib/ai/domain/longest-wait'
import type { ModelFailureReason } from '@/lib/ai/domain/model-failure'

/** Gradings that a person may start on one day (UTC). */
export const GRADINGS_A_DAY = 10
/** Times that one dimension may be contested. */
export const APPEALS_A_DIMENSION = 3
/** Longest reason of an appeal, in characters. */
export const APPEAL_LIMIT = 1_000

/** Milliseconds before a dimension is tried again by itself, after its first and its second try. */
const PAUSES = [5_000, 30_000] as const

/** Why a dimension has no grade. */
export type DimensionProblem =
  | ModelFailureReason
  /** Something of the app's own went wrong. */
  | 'internal'
  /** A statement with a known answer was answered wrongly. */
  | 'steered'
  /** The installation's tokens of the day are used up. */
  | 'over-limit'
  /** Whoever started it has used what one person may of them. */
  | 'over-share'

/** What does not change by asking again. */
const FINAL: ReadonlySet<DimensionProblem> = new Set([
  'refused',
  'too-long',
  'steered',
  'over-limit',
  'over-share',
])

/**
 * How long to wait before a dimension is tried again by itself, in ms; null when only a person tries it again.
 * @param tries how often it was tried
 * @param retryAfter what the endpoint asked for, in ms
 */
export function pauseBefore(problem: DimensionProblem, tries: number, retryAfter = 0): number | null {
  const pause = PAUSES[tries - 1]
  const isOver = FINAL.has(problem) || retryAfter > LONGEST_WAIT
  return isOver || pause === undefined ? null : Math.max(pause, retryAfter)
}
