import type { ErrorCode, ParamsOf, PlainCode } from './sentences/sentences'

/** Details of this failure for its sentence: text or numbers, never markup. */
export type Params = Readonly<Record<string, string | number>>

/** Why something failed. Its sentence is built where people read it, by sentenceOf(). */
export type FailureReason = Readonly<{ code: string; params: Params }>

/**
 * An expected failure: a stable code for programs and tests, and the parameters of its sentence. Anything
 * else that is thrown is a bug and shown to people as `internal`.
 */
export class AppError extends Error implements FailureReason {
  readonly code: string
  readonly params: Params

  /**
   * For a reason that arrived over the wire, whatever its code. Failures that originate here are built with
   * appError().
   */
  constructor({ code, params }: FailureReason) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.params = params
  }
}

/**
 * @param code has its sentence in the catalogue, sentences/sentences.ts
 * @param params the parameters of that sentence; omitted if it has none
 */
export function appError(code: PlainCode): AppError
export function appError<C extends Exclude<ErrorCode, PlainCode>>(code: C, params: ParamsOf<C>): AppError
export function appError(code: ErrorCode, params: Params = {}): AppError {
  return new AppError({ code, params })
}

/** The wire shape of a failure. */
export type Failure = { ok: false } & FailureReason

/** A failure with a sentence for each invalid form field. */
export type FormFailure = Failure & { fields?: Readonly<Record<string, string>> }

/** The server does not respond to anything. */
export const UNREACHABLE: Failure = toFailure(appError('offline'))

/** Turns anything thrown into what may be sent. The details of a bug stay on the server. */
export function toFailure(error: unknown): Failure {
  const { code, params } = error instanceof AppError ? error : appError('internal')
  return { ok: false, code, params }
}

/** What belongs to somebody else looks exactly like what does not exist. */
export function notFound(what: ParamsOf<'not-found'>['what']): AppError {
  return appError('not-found', { what })
}
