import type { RoomRole } from '@/lib/rooms/domain/round/roles'

/** What somebody is in a room, as a label. */
export const ROLE_WORDS: Record<RoomRole, string> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  observer: 'Observer',
}
