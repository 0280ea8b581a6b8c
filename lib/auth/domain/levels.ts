/** The levels a round can aim at, lowest first. */
export const LEVELS = ['mid', 'senior', 'staff'] as const
export type Level = (typeof LEVELS)[number]

export const LEVEL_LABELS: Record<Level, string> = { mid: 'Mid', senior: 'Senior', staff: 'Staff' }
