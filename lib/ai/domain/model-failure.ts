import { NO_TOKENS, type TokenUse } from './tokens'

export const MODEL_FAILURES = [
  /** The key, the model or the request is not accepted: only the operator can change that. */
  'refused',
  /** Too many requests; `retryAfter` says when to come back. */
  'rate-limited',
  /** No connection, or an error of the endpoint's own. */
  'unavailable',
  'too-slow',
  /** The connection ended in the middle of the answer. */
  'cut',
  /** The answer does not fit its schema, not even at the second try, or it never ended. */
  'bad-answer',
  /** The request is longer than the model can read. */
  'too-long',
  'cancelled',
] as const
export type ModelFailureReason = (typeof MODEL_FAILURES)[number]

/** Why a model gave no answer. It holds nothing of the request, the answer or the key. */
export class ModelFailure extends Error {
  constructor(
    readonly reason: ModelFailureReason,
    readonly details: Readonly<{
      /** Milliseconds to wait before asking again, where the endpoint says so. */
      retryAfter?: number
      /** The endpoint's http status. */
      status?: number
      /** What was used before it failed. */
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
