import type { Finding } from '../../fuzz/attack'

/** A job for the attacking process. */
export type Job = {
  entrance: string
  port: number
  seed: number
  /** The number to begin with; by default all stored inputs and then 0. */
  first?: number
  inputs: number
  seconds: number
  /** Connections at a time; NaN for the entrance's default. */
  lanes: number
}

/** What the attacking process reports. */
export type Report = { finding: Finding } | { done: number }
