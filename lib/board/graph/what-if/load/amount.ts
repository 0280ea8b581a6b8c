/** A sum of which parts may be unknown: at least `known`, and complete when nothing is `missing`. */
export type Amount = Readonly<{
  known: number
  /** Ids of the figures that are not known, a few of them. */
  missing: readonly string[]
}>

export const NONE: Amount = { known: 0, missing: [] }
const MOST_MISSING = 8
/** Many calls for each of many calls soon are more than a number can hold. */
const MOST = 1e30

export function addAmounts(a: Amount, b: Amount): Amount {
  const missing = b.missing.length === 0 ? a.missing : [...new Set([...a.missing, ...b.missing])]
  return { known: Math.min(a.known + b.known, MOST), missing: missing.slice(0, MOST_MISSING) }
}

export function isEmpty({ known, missing }: Amount): boolean {
  return known === 0 && missing.length === 0
}

/** Multiplied with a figure: what is multiplied with something unknown is unknown, with nothing it is nothing. */
export function scale(amount: Amount, factor: number | null, figureId: string): Amount {
  if (factor === 0 || isEmpty(amount)) return NONE
  if (factor === null)
    return addAmounts({ known: 0, missing: amount.missing }, { known: 0, missing: [figureId] })
  return { known: Math.min(amount.known * factor, MOST), missing: amount.missing }
}
