import type { ErrorCode, ParamsOf, PlainCode } from './sentences/sentences'

/** What a sentence says about this one failure: text or numbers, never markup. */
export type Params = Readonly<Record<string, string | number>>

/** Why something did not happen. Its sentence is made where people read it, by sentenceOf(). */
export type FailureReason = Readonly<{ code: string; params: Params }>

/**
 * An expected failure: a stable code for programs and tests, and what its sentence needs to know. Anything else that is
 * thrown is a bug and reaches people as `internal`.
 */
export class AppError extends Error implements FailureReason {
  readonly code: string
  readonly params: Params

  /** Of a reason that came over the wire, whatever its code. What fails here is made by appError(). */
  constructor({ code, params }: FailureReason) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.params = params
  }
}

/**
 * @param code has its sentence in the catalogue, sentences/sentences.ts
 * @param params what that sentence names; left out where it names nothing
 */
export function appError(code: PlainCode): AppError
export function appError<C extends Exclude<ErrorCode, PlainCode>>(code: C, params: ParamsOf<C>): AppError
export function appError(code: ErrorCode, params: Params = {}): AppError {
  return new AppError({ code, params })
}

/** The wire shape of a failure. */
export type Failure = { ok: false } & FailureReason

/** A failure with a sentence for each field that was filled in wrongly. */
export type FormFailure = Failure & { fields?: Readonly<Record<string, string>> }

/** The server does not answer, whatever was asked of it. */
export const UNREACHABLE: Failure = toFailure(appError('offline'))

/** Turns whatever was thrown into what may be sent. The original of a bug stays on the server. */
export function toFailure(error: unknown): Failure {
  const { code, params } = error instanceof AppError ? error : appError('internal')
  return { ok: false, code, params }
}

/** What another person owns looks exactly like what does not exist. */
export function notFound(what: ParamsOf<'not-found'>['what']): AppError {
  return appError('not-found', { what })
}
