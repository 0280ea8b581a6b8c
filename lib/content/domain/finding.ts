import type { SourceProblem } from './source-document'

/**
 * How serious a finding is. `error`: the case is inconsistent. `standard`: it misses a requirement for shipped cases;
 * advice to other authors. `warning`: worth a look.
 */
export type Severity = 'error' | 'standard' | 'warning'

/** A finding in one document: where, what, and what to do about it. */
export type Finding = SourceProblem & { severity: Severity }

/** A finding with its file. */
export type FileFinding = Finding & { file: string }

/** How a rule reports a finding: at a path of the front matter. */
export type Say = (path: readonly PropertyKey[], message: string, severity?: Severity) => void

/** The number of words as a reader would count them. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}

/** Values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) < index))]
}
