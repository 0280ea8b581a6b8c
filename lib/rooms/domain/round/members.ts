import type { RoomRole } from '@/lib/framework/roles'

/** A member as the rules see them. */
export type Actor = {
  userId: string
  number: number
  name: string
  role: RoomRole
  /** Another open round on this case has them as its candidate: nothing of the guide may reach them here. */
  answersElsewhere?: boolean
  /** They have the guide through another open round on this case: they can't be the candidate here. */
  interviewsElsewhere?: boolean
  /** They deleted the session for good: half of it is still theirs, and nothing of it opens to them. */
  isGone?: boolean
}
