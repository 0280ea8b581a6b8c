import { NO_TOKENS, type TokenUse } from './tokens'

export const MODEL_FAILURES = [
  /** The key, the model or the request was rejected: only the operator can fix that. */
  'refused',
  /** Too many requests; `retryAfter` is when to try again. */
  'rate-limited',
  /** No connection, or an internal error of the endpoint. */
  'unavailable',
  'too-slow',
  /** The connection was lost in the middle of the answer. */
  'cut',
  /** The answer does not match its schema, even on the second attempt, or it never ended. */
  'bad-answer',
  /** The request exceeds the model's context. */
  'too-long',
  'cancelled',
] as const
export type ModelFailureReason = (typeof MODEL_FAILURES)[number]

/** Why a model returned no answer. It contains nothing of the request, the answer or the key. */
export class ModelFailure extends Error {
  constructor(
    readonly reason: ModelFailureReason,
    readonly details: Readonly<{
      /** Milliseconds to wait before the next request, if the endpoint sent that. */
      retryAfter?: number
      /** The endpoint's HTTP status. */
      status?: number
      /** Tokens used before it failed. */
      tokens?: TokenUse
    }> = {},
  ) {
    super(details.status === undefined ? reason : `${reason} (${details.status})`)
    this.name = 'ModelFailure'
  }

  get tokens(): TokenUse {
    return this.details.tokens ?? NO_TOKENS
  }
}
