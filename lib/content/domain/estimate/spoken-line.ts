import type { CalculatorLine } from './calculator'

/** What the line at an offset of the sheet comes to, in words for somebody who listens; empty for lines that compute nothing. */
export function spokenLine(source: string, offset: number, lines: readonly CalculatorLine[]): string {
  const line = lines[source.slice(0, offset).split('\n').length - 1]
  if (line?.kind === 'result') return `${line.name ?? `Line ${line.line}`} is ${line.shown}`
  if (line?.kind === 'error') return `Line ${line.line}: ${line.message}`
  return ''
}
