import { AppError } from '@/lib/shared/errors'
import type { Actor } from '../round/members'
import {
  canArrangeRoom,
  canChat,
  canControlRound,
  canEditWork,
  canGoOnAlone,
  canReadGuide,
  canReveal,
  canTakeNotes,
} from '../round/permissions'
import type { RoundState } from '../round/state'

/** Who may give a command, and what everybody else is told. */
export type CommandSender = {
  may: (who: Actor, room: Pick<RoundState, 'mode' | 'createdBy'>) => boolean
  code: string
  message: string
}

/** @throws AppError the sender's code, when this person may not give the command in this room at all */
export function needSender(
  { may, code, message }: CommandSender,
  who: Actor,
  room: Pick<RoundState, 'mode' | 'createdBy'>,
): void {
  if (!may(who, room)) throw new AppError(code, message)
}

const runsRound = { may: canControlRound, message: 'The interviewer runs the clock and the steps.' }

export const RUNS_CLOCK: CommandSender = { ...runsRound, code: 'round/not-interviewer' }
export const MOVES_STEP: CommandSender = { ...runsRound, code: 'step/not-interviewer' }
export const REVEALS: CommandSender = {
  may: canReveal,
  code: 'guide/not-interviewer',
  message: 'The interviewer decides what to reveal.',
}
export const READS_GUIDE: CommandSender = {
  may: canReadGuide,
  code: 'guide/not-interviewer',
  message: 'The guide is for the interviewer.',
}
export const TAKES_NOTES: CommandSender = {
  may: canTakeNotes,
  code: 'note/not-interviewer',
  message: 'Private notes and marks belong to the interviewer.',
}
export const WORKS: CommandSender = {
  may: canEditWork,
  code: 'work/observer',
  message: 'Observers watch; they cannot change the board or worksheet.',
}
export const CHATS: CommandSender = {
  may: canChat,
  code: 'chat/observer',
  message: 'Observers watch; they do not write in the chat.',
}
export const HANDS_OUT_ROLES: CommandSender = {
  may: canArrangeRoom,
  code: 'member/not-allowed',
  message: 'Only the room’s creator or interviewer can change roles.',
}
export const SETS_LINK: CommandSender = {
  may: canArrangeRoom,
  code: 'member/not-allowed',
  message: 'Only the room’s creator or interviewer can set the meeting link.',
}
export const GOES_ON_ALONE: CommandSender = {
  may: canGoOnAlone,
  code: 'round/not-candidate',
  message: 'Only the candidate who made the room can go on alone.',
}
