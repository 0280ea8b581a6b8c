/** A person's role in a room: permissions depend on the role alone. */
export const ROOM_ROLES = ['candidate', 'interviewer', 'observer'] as const
export type RoomRole = (typeof ROOM_ROLES)[number]

/** Labels for the roles in a room. */
export const ROLE_WORDS: Record<RoomRole, string> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  observer: 'Observer',
}

/** Labels for the roles in a round that has ended. */
export const PAST_ROLE_WORDS = {
  candidate: 'answered',
  interviewer: 'interviewed',
  observer: 'watched',
} as const satisfies Record<RoomRole, string>

export type RoomMode = 'solo' | 'pair'
