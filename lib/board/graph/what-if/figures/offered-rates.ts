import type { NamedRate } from './named-rates'
import { sheetRates } from './sheet-rates'

/** Rates that may come into a board, and where they were worked out. */
export type OfferedRates = Readonly<{ from: 'worksheet' | 'case'; list: readonly NamedRate[] }>

/**
 * The rates of the worksheet; where it states none, those of the case.
 * @param calculation what was calculated in the worksheet
 * @param ofCase only for those who may read its guide
 */
export function offeredRates(calculation: string, ofCase: readonly NamedRate[]): OfferedRates {
  const list = sheetRates(calculation)
  return list.length > 0 ? { from: 'worksheet', list } : { from: 'case', list: ofCase }
}
