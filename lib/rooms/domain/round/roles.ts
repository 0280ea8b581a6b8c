/** What a person is in a room. See docs and SPEC: rights hang on the role alone. */
export const ROOM_ROLES = ['candidate', 'interviewer', 'observer'] as const
export type RoomRole = (typeof ROOM_ROLES)[number]

export type RoomMode = 'solo' | 'pair'

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
}

/** What a person wants to do in a room of their own. */
export const ARRANGEMENTS = ['candidate', 'interviewer', 'solo'] as const
export type Arrangement = (typeof ARRANGEMENTS)[number]

/** The kind of room that an arrangement needs, and its creator's role there. */
export function modeAndRole(arrangement: Arrangement): {
  mode: RoomMode
  role: Exclude<RoomRole, 'observer'>
} {
  return arrangement === 'solo' ? { mode: 'solo', role: 'candidate' } : { mode: 'pair', role: arrangement }
}
