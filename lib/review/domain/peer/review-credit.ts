/** Reviews that somebody may get before they gave one: without it nobody could begin. */
const AHEAD = 1

/** What somebody gave and got. */
export type ReviewCount = {
  /** Reviews that they gave to others. */
  given: number
  /** Reviews of their own rounds that are in. */
  received: number
  /** Rounds of theirs that are handed in and not graded yet. */
  waiting: number
}

/**
 * How many more rounds somebody may hand in. Grading one earns one: over all people, what was given is what was
 * received, so nobody gets more than they gave but for the one ahead.
 */
export function handInsLeft({ given, received, waiting }: ReviewCount): number {
  return Math.max(0, AHEAD + given - received - waiting)
}
