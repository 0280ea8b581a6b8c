import type { Finding } from '../../fuzz/attack'

/** What the attacking process is to do. */
export type Job = {
  entrance: string
  port: number
  seed: number
  /** The number to begin with; without it, all that was kept and then 0. */
  first?: number
  inputs: number
  seconds: number
  /** Connections at a time; NaN for as many as the entrance has by itself. */
  lanes: number
}

/** What it says. */
export type Report = { finding: Finding } | { done: number }
