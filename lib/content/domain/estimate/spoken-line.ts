import type { CalculatorLine } from './calculator'

/**
 * The result of the line at an offset of the sheet, in words for a screen reader; empty for lines that compute nothing.
 */
export function spokenLine(source: string, offset: number, lines: readonly CalculatorLine[]): string {
  const line = lines[source.slice(0, offset).split('\n').length - 1]
  if (line?.kind === 'result') return `${line.name ?? `Line ${line.line}`} is ${line.shown}`
  if (line?.kind === 'error') return `Line ${line.line}: ${line.message}`
  return ''
}
