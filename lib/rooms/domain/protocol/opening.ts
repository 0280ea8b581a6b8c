import type { RoomRole } from '@/lib/framework/roles'

/** What a room's page brings along, so that the room stands before its socket has answered. */
export type RoomOpening = {
  /** The state as this person may see it, encoded. */
  state: Uint8Array
  /** Server time when the state was read, in ms since 1970. */
  now: number
  number: number
  role: RoomRole
  /** The highest number that any tab has used in this room. */
  lastOp: number
}
