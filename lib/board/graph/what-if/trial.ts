import type { Edits } from './figures/figure'

/** What somebody tries on a board. Ids are component ids; ids no longer on the board are ignored. */
export type Trial = Readonly<{
  /** The multiple of the incoming rates. */
  times: number
  down: readonly string[]
  /** Takes SLOW times as long, and so handles 1/SLOW of the requests. */
  slow: readonly string[]
  edits: Edits
}>

export const TIMES = { least: 1, most: 100 } as const
export const SLOW = 10

export const NOTHING_TRIED: Trial = { times: 1, down: [], slow: [], edits: {} }

export function isNothingTried({ times, down, slow, edits }: Trial): boolean {
  return times === 1 && down.length + slow.length + Object.keys(edits).length === 0
}

/**
 * A trial in which parts are down together, or back up if all of them were down. A part that is down is not slow as
 * well.
 */
export function toggledDown(trial: Trial, ids: readonly string[]): Trial {
  const others = trial.down.filter((id) => !ids.includes(id))
  const areDown = ids.every((id) => trial.down.includes(id))
  const slow = areDown ? trial.slow : trial.slow.filter((id) => !ids.includes(id))
  return { ...trial, slow, down: areDown ? others : [...others, ...ids] }
}
