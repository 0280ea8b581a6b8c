import { calculate } from '@/lib/content/domain/estimate/calculator'
import { readLabel } from './read-label'

/** A number of requests a second that was worked out under a name. */
export type NamedRate = Readonly<{ name: string; rate: number }>

const MOST_RATES = 8

/** The rates of a calculation, such as "reads_peak": what may come into a board. The last ones first, as they build on the others. */
export function sheetRates(calculation: string): NamedRate[] {
  return calculate(calculation)
    .flatMap((line): NamedRate[] => {
      if (line.kind !== 'result' || line.name === null) return []
      const { rate } = readLabel(line.shown)
      return rate === undefined ? [] : [{ name: line.name, rate }]
    })
    .toReversed()
    .slice(0, MOST_RATES)
}
