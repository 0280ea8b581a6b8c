import { DELETED_NAME, DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { type ErasedMember, type Stays, withoutNamed } from '../round/erase-name'
import type { EventKind } from './event-kinds'
import type { RoomEvent } from './events'

/** Kinds that may contain a person's name, words or URL, apart from events that only they could see. */
export const PERSONAL_KINDS = [
  'room/created',
  'member/joined',
  'meeting/changed',
  'chat/said',
  'interviewer/said',
  'note/written',
] as const satisfies readonly EventKind[]

/**
 * What the log keeps of an event when a member's account is deleted: null if only they could see it, and the
 * event itself if nothing in it is theirs. Gives the same result for a log that was partly erased before.
 * @param stays whether a part of their name is an ordinary word in somebody else's text
 */
export function eraseFromEvent(event: RoomEvent, member: ErasedMember, stays: Stays): RoomEvent | null {
  if (event.visibility === member.userId) return null
  const isTheirs = event.actorId === member.userId
  switch (event.kind) {
    case 'room/created': {
      const { createdBy, meetingLink } = event.data
      if (createdBy !== member.userId || meetingLink === null) return event
      return { ...event, data: { ...event.data, meetingLink: null } }
    }
    case 'member/joined': {
      const { userId, name } = event.data
      if (userId !== member.userId || name === DELETED_NAME) return event
      return { ...event, data: { ...event.data, name: DELETED_NAME } }
    }
    case 'meeting/changed':
      return isTheirs && event.data.link !== null ? { ...event, data: { link: null } } : event
    case 'chat/said': {
      const text = isTheirs ? DELETED_WORDS : withoutNamed(event.data.text, member, stays)
      return text === event.data.text ? event : { ...event, data: { text } }
    }
    case 'interviewer/said':
    case 'note/written': {
      const text = withoutNamed(event.data.text, member, stays)
      if (text === event.data.text) return event
      return { ...event, data: { ...event.data, text } } as RoomEvent
    }
    default:
      return event
  }
}
