/** Reviews that a person may receive before giving one: otherwise nobody could start. */
const AHEAD = 1

/** Reviews that a person has given and received. */
export type ReviewCount = {
  /** Reviews that they gave to others. */
  given: number
  /** Finished reviews of their own rounds. */
  received: number
  /** Rounds that they submitted and that are not graded yet. */
  waiting: number
}

/**
 * How many more rounds a person may submit. Grading one earns one: over all people, as many reviews are given as
 * received, so nobody receives more than they give, apart from the first in advance.
 */
export function handInsLeft({ given, received, waiting }: ReviewCount): number {
  return Math.max(0, AHEAD + given - received - waiting)
}
