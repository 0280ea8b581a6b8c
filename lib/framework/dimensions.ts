/** The dimensions of rubric v1, in the order in which they are shown. */
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

/** The scores that a case describes; 1 is the absence of what a 2 shows. */
export const NOTED_SCORES = [2, 3, 4] as const
