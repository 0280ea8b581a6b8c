import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { Actor } from './members'

/** Small rules of who may do what in a room, used by the server and by the page alike. */
type Who = Pick<Actor, 'role'>
type Where = { mode: RoomMode }

/** Runs the clock and the steps: the interviewer, or the candidate who practises alone. */
export function canControlRound(who: Who, room: Where): boolean {
  return who.role === 'interviewer' || (room.mode === 'solo' && who.role === 'candidate')
}

/** Draws on the board and writes on the worksheet. */
export function canEditWork(who: Who): boolean {
  return who.role !== 'observer'
}

export function canChat(who: Who): boolean {
  return who.role !== 'observer'
}

/** Has a say in whether a model grades the round: those whose work is graded, or who grade it. */
export function canChooseGrading(who: Who): boolean {
  return who.role !== 'observer'
}

/** Reads the guide: fact sheet, probes, hints, curveballs, rubric notes, reference. Never a candidate. */
export function canReadGuide(who: Who): boolean {
  return who.role === 'interviewer'
}

/** Reads the handbook beside the board: it would answer for the candidate, so to them it opens after the round. */
export function canReadHandbook(who: Who, round: { ended: boolean }): boolean {
  return who.role !== 'candidate' || round.ended
}

/** Shows hints, facts and curveballs. Alone, the candidate asks the guide for them one at a time. */
export function canReveal(who: Who, room: Where): boolean {
  return canControlRound(who, room)
}

/** Keeps private notes and quick marks. */
export function canTakeNotes(who: Who): boolean {
  return who.role === 'interviewer'
}

/** Hands out roles and invites before the start. */
export function canArrangeRoom(who: Actor, room: { createdBy: string; mode: RoomMode }): boolean {
  return who.userId === room.createdBy || canControlRound(who, room)
}

/** Makes a round of two one alone: nobody else has made it theirs, and nobody has given this person its guide. */
export function canGoOnAlone(who: Actor, room: { createdBy: string }): boolean {
  return who.role === 'candidate' && who.userId === room.createdBy
}

/** Whether an event of this visibility may reach this person. */
export function canSee(viewer: { userId: string; role: RoomRole }, visibility: string): boolean {
  if (visibility === 'all') return true
  if (visibility === 'staff') return viewer.role === 'interviewer'
  return visibility === viewer.userId
}
