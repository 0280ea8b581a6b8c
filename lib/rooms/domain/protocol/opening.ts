import type { RoomRole } from '@/lib/framework/roles'

/** What a room's page includes, so that the room appears before its socket has responded. */
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
