import type { SourceProblem } from './source-document'

/**
 * How much a finding weighs. `error`: the case does not hold together. `standard`: it misses what the library asks
 * of a shipped case; advice to other authors. `warning`: worth a look.
 */
export type Severity = 'error' | 'standard' | 'warning'

/** Something found in one document: where, what, and what to do about it. */
export type Finding = SourceProblem & { severity: Severity }

/** A finding with the file it is in. */
export type FileFinding = Finding & { file: string }

/** Where a rule reports what it finds: at a path of the front matter. */
export type Say = (path: readonly PropertyKey[], message: string, severity?: Severity) => void

/** The number of words as a reader would count them. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}

/** Values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) < index))]
}
