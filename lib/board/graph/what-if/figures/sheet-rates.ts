import { calculate } from '@/lib/content/domain/estimate/calculator'
import { type NamedRate, namedRates } from './named-rates'

/**
 * The rates of a calculation, such as "reads_peak", which can be a board's incoming load. The last ones first, since
 * they build on the others.
 */
export function sheetRates(calculation: string): NamedRate[] {
  const results = calculate(calculation).flatMap((line) =>
    line.kind === 'result' && line.name !== null ? [{ name: line.name, text: line.shown }] : [],
  )
  return namedRates(results.toReversed())
}
