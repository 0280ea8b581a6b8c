import type { CaseKind, Difficulty, Level } from '@/lib/framework/vocabulary'

// How the values of a case are said to people.

export const LEVEL_WORDS: Record<Level, string> = { mid: 'Mid', senior: 'Senior', staff: 'Staff' }

export const DIFFICULTY_WORDS: Record<Difficulty, string> = { easy: 'Easy', medium: 'Medium', hard: 'Hard' }

export const KIND_WORDS: Record<CaseKind, string> = { product: 'Product', feature: 'Feature' }

/** The kinds with what they ask for. */
export const KIND_EXPLAINED: Record<CaseKind, string> = {
  product: 'Product, needs scoping',
  feature: 'Feature, numbers first',
}

export const ROLE_WORDS = { candidate: 'answered', interviewer: 'interviewed', observer: 'watched' } as const

/** `Mid to Staff`, `Senior`, `Mid and Staff`. */
export function levelRange(levels: readonly Level[]): string {
  const names = (['mid', 'senior', 'staff'] as const)
    .filter((level) => levels.includes(level))
    .map((level) => LEVEL_WORDS[level])
  if (names.length === 3) return 'Mid to Staff'
  return names.join(' and ')
}
