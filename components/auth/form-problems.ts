import type { FormFailure } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

/** Sentences by field name; `form` belongs to none. */
export type FieldProblems = Readonly<Record<string, string | undefined>>

/** Sorts a failure to the fields it is about. `owners` names the field for codes that are about one. */
export function problemsOf(
  failure: FormFailure | null,
  owners: Readonly<Record<string, string>> = {},
): FieldProblems {
  if (!failure) return {}
  if (failure.fields && Object.keys(failure.fields).length > 0) return failure.fields
  return { [owners[failure.code] ?? 'form']: sentenceOf(failure) }
}
