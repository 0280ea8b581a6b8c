import type { RoomGuide } from '@/lib/rooms/domain/guide/guide'
import type { Actor } from '@/lib/rooms/domain/round/members'

/**
 * What a decision may look at besides the state. There is no other input, so the same input gives the same
 * events.
 */
export type DecideContext = {
  /** Server time in ms since 1970. */
  now: number
  /** The member as currently stored in the database, never as the message claims. */
  actor: Actor
  guide: RoomGuide
  /** All members of the room, as stored in the database. */
  members?: readonly Actor[]
  /** Whether a model is configured that can grade. */
  hasModel?: boolean
}
