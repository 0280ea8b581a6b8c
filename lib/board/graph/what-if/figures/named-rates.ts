import { readLabel } from './read-label'

/** A named result in requests per second. */
export type NamedRate = Readonly<{ name: string; rate: number }>

const MOST_RATES = 8

/** The first rates among results as written, such as `17,400 searches/s`. */
export function namedRates(results: readonly Readonly<{ name: string; text: string }>[]): NamedRate[] {
  return results
    .flatMap(({ name, text }): NamedRate[] => {
      const { rate } = readLabel(text)
      return rate === undefined ? [] : [{ name, rate }]
    })
    .slice(0, MOST_RATES)
}
