import { LONGEST_WAIT } from '@/lib/ai/domain/longest-wait'

/** Maximum number of requests to the model per round. At one every 18 s, these last 45 minutes. */
export const CALLS_A_ROUND = 150
/** Maximum number of tokens per round, read and written: enough for that many requests of usual length. */
export const TOKENS_A_ROUND = 300_000
/** How long without an answer before the candidate is told that it is taking a while, in milliseconds. */
export const SLOW_AFTER = 1_000
/**
 * Time limits for a model to start its answer, to send the next chunk, and to finish, in milliseconds. Small machines
 * take seconds to read a prompt: giving up after one second would leave them without an interviewer.
 */
export const BEGIN_WITHIN = 10_000
export const GO_ON_WITHIN = 5_000
export const END_WITHIN = 30_000

/** Pause before the first retry after a failure, in milliseconds; each further pause is twice as long. */
const FIRST_PAUSE = 5_000
const LONGEST_PAUSE = 120_000

/**
 * How long the interviewer stays away, in ms; at most ten minutes, whatever the endpoint asks for.
 * @param failures in a row, at least 1
 * @param retryAfter what the endpoint asked for
 */
export function awayFor(failures: number, retryAfter = 0): number {
  return Math.max(
    Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE),
    Math.min(retryAfter, LONGEST_WAIT),
  )
}

/** Whether a round may make another request to its model, given its total use over all days. */
export function hasQuestionsLeft({ calls, tokens }: { calls: number; tokens: number }): boolean {
  return calls < CALLS_A_ROUND && tokens < TOKENS_A_ROUND
}
