import type { FormFailure } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

/** Error messages by field name; `form` is for those of no particular field. */
export type FieldProblems = Readonly<Record<string, string | undefined>>

/** Assigns a failure to the fields it is about. `owners` maps error codes to fields. */
export function problemsOf(
  failure: FormFailure | null,
  owners: Readonly<Record<string, string>> = {},
): FieldProblems {
  if (!failure) return {}
  if (failure.fields && Object.keys(failure.fields).length > 0) return failure.fields
  return { [owners[failure.code] ?? 'form']: sentenceOf(failure) }
}
