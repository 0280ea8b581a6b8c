import type { RoomRole } from '../domain/roles'
import type { Stream } from '../domain/wire'
import type { WireItem } from '../domain/wire-events'

/** How a room answers who joins: with the whole state, or with what happened since. */
export type JoinAnswer = {
  ok: true
  /** Server time, in ms since 1970. */
  now: number
  number: number
  role: RoomRole
  /** Of the numbers that wait here, those that the log holds. */
  accepted: Record<Stream, number[]>
  /** The newest number of each line that the log holds. */
  last: Record<Stream, number>
} & ({ snapshot: Uint8Array } | { head: number; tail: WireItem[] })
