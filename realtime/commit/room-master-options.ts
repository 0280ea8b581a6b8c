import type { RoomStore } from '../live/room-store'
import type { Publish } from '../live/room-table'
import type { Moment } from './group-commit'

export type RoomMasterOptions = {
  now: () => number
  /** Postgres when left out. */
  store?: RoomStore
  publish: Publish
  /** Lets other processes know that this one wrote to a room. */
  announce?: (roomId: string) => void
  report: (what: string, error: unknown) => void
  /** Whether a model is configured that can grade; there is none when left out. */
  hasModel?: () => boolean
  /** Has this process's sockets of a room join again. */
  rejoin?: (roomId: string) => void
  /** Called with the milliseconds and events of each commit, for the metrics. */
  committed?: (ms: number, events: number) => void
  /** Waits; simulations bring their own time. */
  pause?: (ms: number) => Promise<unknown>
  /** Called at each of these moments of a pass. The fault tests end the process in here. */
  reached?: (moment: Moment) => void
}
