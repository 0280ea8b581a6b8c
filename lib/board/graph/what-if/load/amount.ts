/** A sum with possibly unknown terms: at least `known`, and exact if nothing is `missing`. */
export type Amount = Readonly<{
  known: number
  /** Ids of unknown figures, limited to a few. */
  missing: readonly string[]
}>

export const NONE: Amount = { known: 0, missing: [] }
const MOST_MISSING = 8
/** Repeated multiplication of calls soon exceeds what a number can hold. */
const MOST = 1e30

export function addAmounts(a: Amount, b: Amount): Amount {
  const missing = b.missing.length === 0 ? a.missing : [...new Set([...a.missing, ...b.missing])]
  return { known: Math.min(a.known + b.known, MOST), missing: missing.slice(0, MOST_MISSING) }
}

export function isEmpty({ known, missing }: Amount): boolean {
  return known === 0 && missing.length === 0
}

/** Multiplies an amount by a figure: by an unknown figure it becomes unknown; zero times anything stays zero. */
export function scale(amount: Amount, factor: number | null, figureId: string): Amount {
  if (factor === 0 || isEmpty(amount)) return NONE
  if (factor === null)
    return addAmounts({ known: 0, missing: amount.missing }, { known: 0, missing: [figureId] })
  return { known: Math.min(amount.known * factor, MOST), missing: amount.missing }
}
