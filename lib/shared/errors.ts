/**
 * An expected failure: a stable code for programs and tests, and one sentence for the person that says what
 * happened and what to do. Anything else that is thrown is a bug and reaches people as `internal`.
 */
export class AppError extends Error {
  readonly code: string

  /** @param code `area/reason`, such as `step/not-interviewer`. @param message a sentence for people. */
  constructor(code: string, message: string) {
    super(message)
    this.name = 'AppError'
    this.code = code
  }
}

/** The wire shape of a failure. */
export type Failure = { ok: false; code: string; message: string }

/** A failure with a sentence for each field that was filled in wrongly. */
export type FormFailure = Failure & { fields?: Readonly<Record<string, string>> }

/** What people read when the server does not answer, whatever they asked of it. */
export const UNREACHABLE: Failure = {
  ok: false,
  code: 'offline',
  message: 'The server can’t be reached. Nothing is lost. Try again in a moment.',
}

/** Turns whatever was thrown into what may be shown. The original of a bug stays on the server. */
export function toFailure(error: unknown): Failure {
  if (error instanceof AppError) return { ok: false, code: error.code, message: error.message }
  return {
    ok: false,
    code: 'internal',
    message: 'Something went wrong on our side. Nothing was changed. Try again.',
  }
}

/** What another person owns looks exactly like what does not exist. */
export function notFound(what = 'This page'): AppError {
  return new AppError('not-found', `${what} does not exist, or it is not yours to see.`)
}
