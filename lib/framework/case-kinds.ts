export const CASE_KINDS = ['product', 'feature'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export const KIND_WORDS: Record<CaseKind, string> = { product: 'Product', feature: 'Feature' }

/** The kinds of case, each with what it asks for. */
export const KIND_EXPLAINED: Record<CaseKind, string> = {
  product: 'Product, needs scoping',
  feature: 'Feature, numbers first',
}

export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]

export const DIFFICULTY_WORDS: Record<Difficulty, string> = { easy: 'Easy', medium: 'Medium', hard: 'Hard' }
