import { DELETED_NAME, DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import type { RoundState } from './state'

/**
 * A round without a member's personal data: their name, their messages and what only they could see. What
 * they drew and wrote on the worksheet belongs to the round. For places where others wrote their name, see
 * `eraseName`.
 */
export function eraseMember(round: RoundState, userId: string): RoundState {
  const { [userId]: _marks, ...marks } = round.marks
  const { [userId]: _ticks, ...ticks } = round.ticks
  return {
    ...round,
    meetingLink: round.createdBy === userId ? null : round.meetingLink,
    members: round.members.map((one) => (one.userId === userId ? { ...one, name: DELETED_NAME } : one)),
    chat: round.chat.map((line) => (line.userId === userId ? { ...line, text: DELETED_WORDS } : line)),
    notes: round.notes.filter((note) => note.userId !== userId),
    marks,
    ticks,
  }
}
