/** How many recent rounds reliability is based on. */
export const RELIABILITY_OVER = 20

/** How often somebody came to the last twenty rounds they had accepted. */
export type Reliability = { came: number; of: number }

/** @param came whether they came to each round, newest first; rounds for which that is unknown must be left out */
export function reliabilityOf(came: readonly boolean[]): Reliability {
  const last = came.slice(0, RELIABILITY_OVER)
  return { came: last.filter(Boolean).length, of: last.length }
}
