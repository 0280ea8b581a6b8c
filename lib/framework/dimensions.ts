/** The dimensions of the rubric, in display order. */
export const DIMENSIONS = [
  'purpose',
  'scope',
  'product',
  'architecture',
  'depth',
  'trade-offs',
  'communication',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Titles for pages that have no rubric at hand. */
export const DIMENSION_TITLES: Record<Dimension, string> = {
  purpose: 'Purpose and core problem',
  scope: 'Scope and constraints',
  product: 'Product needs',
  architecture: 'Architecture and data',
  depth: 'Depth, scale, reliability',
  'trade-offs': 'Trade-offs',
  communication: 'Communication and time',
}

/** The scores that a case describes; 1 is the absence of what earns a 2. */
export const NOTED_SCORES = [2, 3, 4] as const

/** The version of the rubric that new rooms get. A room keeps its own. */
export const CURRENT_RUBRIC = 2
