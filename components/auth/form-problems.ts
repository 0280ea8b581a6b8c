import type { Failure } from '@/lib/shared/errors'

/** Sentences by field name; `form` belongs to none. */
export type FieldProblems = Readonly<Record<string, string | undefined>>

type FormFailure = Failure & { fields?: Readonly<Record<string, string>> }

/** What a form shows when its action never got an answer. */
export const UNREACHABLE: FormFailure = {
  ok: false,
  code: 'offline',
  message: 'The server can’t be reached. What you typed is still here; try again.',
}

/** Sorts a failure to the fields it is about. `owners` names the field for codes that are about one. */
export function problemsOf(
  failure: FormFailure,
  owners: Readonly<Record<string, string>> = {},
): FieldProblems {
  if (failure.fields && Object.keys(failure.fields).length > 0) return failure.fields
  return { [owners[failure.code] ?? 'form']: failure.message }
}
