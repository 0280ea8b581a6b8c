/** Rounds that reliability looks at. */
export const RELIABILITY_OVER = 20

/** How often somebody came to the rounds they had accepted, of the last twenty. */
export type Reliability = { came: number; of: number }

/**
 * @param came whether they came to each round, the newest first; those of which it is not known are left out before
 */
export function reliabilityOf(came: readonly boolean[]): Reliability {
  const last = came.slice(0, RELIABILITY_OVER)
  return { came: last.filter(Boolean).length, of: last.length }
}
