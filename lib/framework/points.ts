/** The three Points of the framework, in order. Position in the mark, word and colour always say the same one. */
export const POINTS = ['why', 'what', 'how'] as const
export type Point = (typeof POINTS)[number]

/** How the Points of one thing are said in words: `WHY`, `WHAT and HOW`, `WHY, WHAT and HOW`. */
export function pointWords(points: readonly Point[]): string {
  const words = POINTS.filter((point) => points.includes(point)).map((point) => point.toUpperCase())
  const last = words.pop()
  if (last === undefined) return ''
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`
}
