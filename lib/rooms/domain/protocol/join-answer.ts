import type { RoomRole } from '@/lib/framework/roles'
import type { Stream } from './wire'
import type { WireItem } from './wire-events'

/** How a room answers who joins: with the whole state, or with what happened since. */
export type JoinAnswer = {
  /** Server time, in ms since 1970. */
  now: number
  number: number
  role: RoomRole
  /** Of the numbers that wait in the browser, those that the log holds. */
  accepted: Record<Stream, number[]>
  /** The newest number of each line that the log holds; new commands go on from there. */
  last: Record<Stream, number>
} & ({ snapshot: Uint8Array } | { head: number; tail: WireItem[] })
