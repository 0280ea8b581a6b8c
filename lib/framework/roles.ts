/** What a person is in a room: rights hang on the role alone. */
export const ROOM_ROLES = ['candidate', 'interviewer', 'observer'] as const
export type RoomRole = (typeof ROOM_ROLES)[number]

/** What somebody is in a room, as a label. */
export const ROLE_WORDS: Record<RoomRole, string> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  observer: 'Observer',
}

/** What somebody did in a round that is over. */
export const PAST_ROLE_WORDS = {
  candidate: 'answered',
  interviewer: 'interviewed',
  observer: 'watched',
} as const satisfies Record<RoomRole, string>

export type RoomMode = 'solo' | 'pair'
