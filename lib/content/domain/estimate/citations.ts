import type { CalculatorLine } from './calculator'

/** A name that a text cites, once per name, in order of appearance. */
export type Citation =
  | { kind: 'result'; name: string; shown: string; formula: string | null; line: number }
  | { kind: 'mistake'; name: string; line: number }
  | { kind: 'unknown'; name: string }

const CITED = /(?<before>[^\s]?)\{(?<name>[\p{L}_][\p{L}\p{N}_]*)\}/gu
/** `/rooms/{id}`, `?page={n}`, `${x}` and `/{a}-{b}` are parts of a URL, not citations. */
const IN_AN_ADDRESS = /[/=$&?:.\-_}\p{L}\p{N}]/u

/**
 * Finds each `{name}` in a text and what it stands for in a calculation. Braces in a URL only count as a citation when
 * they hold a name that the calculation has.
 */
export function citationsIn(text: string, lines: readonly CalculatorLine[]): Citation[] {
  const found = new Map<string, Citation>()
  for (const { groups } of text.matchAll(CITED)) {
    const { name = '', before = '' } = groups ?? {}
    if (found.has(name)) continue
    const citation = standsFor(name, lines)
    if (citation.kind !== 'unknown' || !IN_AN_ADDRESS.test(before)) found.set(name, citation)
  }
  return [...found.values()]
}

function standsFor(name: string, lines: readonly CalculatorLine[]): Citation {
  const named = lines.filter((line) => 'name' in line && line.name === name)
  for (const line of named) {
    if (line.kind === 'result')
      return { kind: 'result', name, shown: line.shown, formula: line.formula, line: line.line }
  }
  const [mistake] = named
  return mistake ? { kind: 'mistake', name, line: mistake.line } : { kind: 'unknown', name }
}

/** The results that other fields can cite, by name, as displayed. */
export function citableResults(lines: readonly CalculatorLine[]): Map<string, string> {
  return new Map(
    lines.flatMap((line) => (line.kind === 'result' && line.name ? [[line.name, line.shown] as const] : [])),
  )
}
