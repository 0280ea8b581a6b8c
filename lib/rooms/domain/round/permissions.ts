import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { Actor } from './members'

/** Small rules for who may do what in a room, used by both the server and the page. */
type Who = Pick<Actor, 'role'>
type Where = { mode: RoomMode }

/** May run the clock and the steps: the interviewer, or the candidate who practises alone. */
export function canControlRound(who: Who, room: Where): boolean {
  return who.role === 'interviewer' || (room.mode === 'solo' && who.role === 'candidate')
}

/** May draw on the board and write on the worksheet. */
export function canEditWork(who: Who): boolean {
  return who.role !== 'observer'
}

export function canChat(who: Who): boolean {
  return who.role !== 'observer'
}

/** May decide whether a model grades the round: those whose work is graded, and those who grade it. */
export function canChooseGrading(who: Who): boolean {
  return who.role !== 'observer'
}

/** May read the guide: fact sheet, probes, hints, curveballs, rubric notes, reference. Never a candidate. */
export function canReadGuide(who: Who): boolean {
  return who.role === 'interviewer'
}

/**
 * May read the handbook beside the board. It would answer for the candidate, so they get it only after the
 * round.
 */
export function canReadHandbook(who: Who, round: { ended: boolean }): boolean {
  return who.role !== 'candidate' || round.ended
}

/**
 * May reveal hints, facts and curveballs. When practising alone, the candidate requests them from the guide
 * one at a time.
 */
export function canReveal(who: Who, room: Where): boolean {
  return canControlRound(who, room)
}

/** May keep private notes and quick marks. */
export function canTakeNotes(who: Who): boolean {
  return who.role === 'interviewer'
}

/** May assign roles and create invites before the start. */
export function canArrangeRoom(who: Actor, room: { createdBy: string; mode: RoomMode }): boolean {
  return who.userId === room.createdBy || canControlRound(who, room)
}

/**
 * May turn a round of two into one alone: only its creator, as the candidate, so nobody has given them its
 * guide.
 */
export function canGoOnAlone(who: Actor, room: { createdBy: string }): boolean {
  return who.role === 'candidate' && who.userId === room.createdBy
}

/** Whether this person may receive an event of this visibility. */
export function canSee(viewer: { userId: string; role: RoomRole }, visibility: string): boolean {
  if (visibility === 'all') return true
  if (visibility === 'staff') return viewer.role === 'interviewer'
  return visibility === viewer.userId
}
