import type { CalculatorLine } from './calculator'

/** The first line that came out differently, in words for somebody who listens; empty when none says anything. */
export function spokenChange(before: readonly CalculatorLine[], after: readonly CalculatorLine[]): string {
  const changed = after.find((line, index) => words(line) !== words(before[index]))
  return changed ? words(changed) : ''
}

function words(line: CalculatorLine | undefined): string {
  if (line?.kind === 'result') return `${line.name ?? `Line ${line.line}`} is ${line.shown}`
  if (line?.kind === 'error') return `Line ${line.line}: ${line.message}`
  return ''
}
