import type { NamedRate } from './named-rates'
import { sheetRates } from './sheet-rates'

/** Rates that can be used as a board's incoming load, and where they were calculated. */
export type OfferedRates = Readonly<{ from: 'worksheet' | 'case'; list: readonly NamedRate[] }>

/**
 * The rates of the worksheet; if it states none, those of the case.
 * @param calculation the worksheet's calculations
 * @param ofCase only for viewers who may read its guide
 */
export function offeredRates(calculation: string, ofCase: readonly NamedRate[]): OfferedRates {
  const list = sheetRates(calculation)
  return list.length > 0 ? { from: 'worksheet', list } : { from: 'case', list: ofCase }
}
