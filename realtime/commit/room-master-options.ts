import type { RoomStore } from '../live/room-store'
import type { Publish } from '../live/room-table'
import type { Moment } from './group-commit'

export type RoomMasterOptions = {
  now: () => number
  /** Postgres by default. */
  store?: RoomStore
  publish: Publish
  /** Announces to other processes that this one wrote to a room. */
  announce?: (roomId: string) => void
  report: (what: string, error: unknown) => void
  /** Whether a model is configured that can grade; false by default. */
  hasModel?: () => boolean
  /** Makes this process's sockets of a room join again. */
  rejoin?: (roomId: string) => void
  /** Called with the duration (ms) and number of events of each commit, for the metrics. */
  committed?: (ms: number, events: number) => void
  /** Waits; simulations use their own time. */
  pause?: (ms: number) => Promise<unknown>
  /** Called at each of these moments of a pass. The fault tests end the process here. */
  reached?: (moment: Moment) => void
}
