/** The scores that a dimension can get; what was not observed gets none. */
export const SCORES = [1, 2, 3, 4] as const
export type Score = (typeof SCORES)[number]

/** What each score says about the person, in every dimension. */
export const SCORE_LABELS: Record<Score, string> = {
  1: 'No hire',
  2: 'Lean no',
  3: 'Hire',
  4: 'Strong hire',
}
