/** The scores that a dimension can have; a dimension that was not observed has none. */
export const SCORES = [1, 2, 3, 4] as const
export type Score = (typeof SCORES)[number]

/** What each score means, in every dimension. */
export const SCORE_LABELS: Record<Score, string> = {
  1: 'No hire',
  2: 'Lean no',
  3: 'Hire',
  4: 'Strong hire',
}
