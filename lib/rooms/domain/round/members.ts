import type { RoomRole } from '@/lib/framework/roles'

/** A member as the rules see them. */
export type Actor = {
  userId: string
  number: number
  name: string
  role: RoomRole
  /**
   * They are the candidate of another open round on this case: nothing from the guide may reach them here.
   */
  answersElsewhere?: boolean
  /** They have the guide through another open round on this case, so they can't be the candidate here. */
  interviewsElsewhere?: boolean
  /** They deleted the session for good: their half of it remains, but none of it is accessible to them. */
  isGone?: boolean
  /** They deleted their account: they are still listed, and can do nothing any more. */
  isClosed?: boolean
}
