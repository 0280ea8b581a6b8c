import type { Edits } from './figures/figure'

/** What somebody tries on a board. Ids are those of components; what is not on the board any more is passed over. */
export type Trial = Readonly<{
  /** How many times the rates that come in. */
  times: number
  down: readonly string[]
  /** Takes SLOW times as long, and so a SLOWth of the requests. */
  slow: readonly string[]
  edits: Edits
}>

export const TIMES = { least: 1, most: 100 } as const
export const SLOW = 10

export const NOTHING_TRIED: Trial = { times: 1, down: [], slow: [], edits: {} }
