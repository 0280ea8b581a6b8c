/** The levels that a case can be written for and a round can aim at, lowest first. */
export const LEVELS = ['mid', 'senior', 'staff'] as const
export type Level = (typeof LEVELS)[number]

export const LEVEL_WORDS: Record<Level, string> = { mid: 'Mid', senior: 'Senior', staff: 'Staff' }

/** `Mid to Staff`, `Senior`, `Mid and Staff`. */
export function levelRange(levels: readonly Level[]): string {
  const names = LEVELS.filter((level) => levels.includes(level)).map((level) => LEVEL_WORDS[level])
  if (names.length === 3) return 'Mid to Staff'
  return names.join(' and ')
}
