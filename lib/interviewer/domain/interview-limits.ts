import { LONGEST_WAIT } from '@/lib/ai/domain/longest-wait'

/** Questions that a round asks its model. At one every 18 s these are 45 minutes. */
export const CALLS_A_ROUND = 150
/** Tokens that a round uses, read and written: that many questions of usual length. */
export const TOKENS_A_ROUND = 300_000
/** Milliseconds without an answer after which the candidate is told that it takes its time. */
export const SLOW_AFTER = 1_000
/**
 * Milliseconds in which a model has to begin its answer, to send the next piece of it, and to end it. Small machines take
 * seconds to read a question: giving up after one would leave them without an interviewer.
 */
export const BEGIN_WITHIN = 10_000
export const GO_ON_WITHIN = 5_000
export const END_WITHIN = 30_000

/** Milliseconds before the first try after a failure; each next pause is twice as long. */
const FIRST_PAUSE = 5_000
const LONGEST_PAUSE = 120_000

/**
 * How long the interviewer stays away, in ms; ten minutes at most, whatever the endpoint asks for.
 * @param failures one after the other, at least 1
 * @param retryAfter what the endpoint asked for
 */
export function awayFor(failures: number, retryAfter = 0): number {
  return Math.max(
    Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE),
    Math.min(retryAfter, LONGEST_WAIT),
  )
}

/** Whether a round may ask its model once more, by what it used on all days. */
export function hasQuestionsLeft({ calls, tokens }: { calls: number; tokens: number }): boolean {
  return calls < CALLS_A_ROUND && tokens < TOKENS_A_ROUND
}
