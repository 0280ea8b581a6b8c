/** How well an answer was known: not at all, with difficulty, well, instantly. */
export const RATINGS = [1, 2, 3, 4] as const
export type Rating = (typeof RATINGS)[number]

export const RATING_WORDS: Record<Rating, string> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' }

export type RatedOnce = { at: number; rating: Rating }
