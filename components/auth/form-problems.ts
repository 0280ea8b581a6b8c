import type { Failure } from '@/lib/shared/errors'

/** Sentences by field name; `form` belongs to none. */
export type FieldProblems = Readonly<Record<string, string | undefined>>

type FormFailure = Failure & { fields?: Readonly<Record<string, string>> }

/** Sorts a failure to the fields it is about. `owners` names the field for codes that are about one. */
export function problemsOf(
  failure: FormFailure,
  owners: Readonly<Record<string, string>> = {},
): FieldProblems {
  if (failure.fields && Object.keys(failure.fields).length > 0) return failure.fields
  return { [owners[failure.code] ?? 'form']: failure.message }
}
