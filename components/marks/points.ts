/** The three Points. Position in the mark, word and colour always say the same one. */
export type Point = 'why' | 'what' | 'how'

export const POINTS: readonly Point[] = ['why', 'what', 'how']

/** How the Points of one thing are said in words: `WHY`, `WHAT and HOW`, `WHY, WHAT and HOW`. */
export function pointWords(points: readonly Point[]): string {
  const words = POINTS.filter((point) => points.includes(point)).map((point) => point.toUpperCase())
  const last = words.pop()
  if (last === undefined) return ''
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`
}
