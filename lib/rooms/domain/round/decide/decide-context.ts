import type { RoomGuide } from '@/lib/rooms/domain/guide/guide'
import type { Actor } from '@/lib/rooms/domain/round/members'

/** What a decision may look at besides the state: nothing else comes in, so the same input gives the same events. */
export type DecideContext = {
  /** Server time in ms since 1970. */
  now: number
  /** The member as the database has them now, never as the message claims. */
  actor: Actor
  guide: RoomGuide
  /** Everybody in the room, as the database has them. */
  members?: readonly Actor[]
  /** A model is configured that can grade. */
  hasModel?: boolean
}
