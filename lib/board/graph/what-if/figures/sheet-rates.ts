import { calculate } from '@/lib/content/domain/estimate/calculator'
import { type NamedRate, namedRates } from './named-rates'

/** The rates of a calculation, such as "reads_peak": what may come into a board. The last ones first, as they build on the others. */
export function sheetRates(calculation: string): NamedRate[] {
  const results = calculate(calculation).flatMap((line) =>
    line.kind === 'result' && line.name !== null ? [{ name: line.name, text: line.shown }] : [],
  )
  return namedRates(results.toReversed())
}
