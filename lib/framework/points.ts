/**
 * The three Points of the framework, in order. Position in the logo, word and colour always refer to the same
 * Point.
 */
export const POINTS = ['why', 'what', 'how'] as const
export type Point = (typeof POINTS)[number]

/** Several Points as text: `WHY`, `WHAT and HOW`, `WHY, WHAT and HOW`. */
export function pointWords(points: readonly Point[]): string {
  const words = POINTS.filter((point) => points.includes(point)).map((point) => point.toUpperCase())
  const last = words.pop()
  if (last === undefined) return ''
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`
}
