import { appError } from '@/lib/shared/errors'
import type { PlainCode } from '@/lib/shared/sentences/sentences'
import type { Actor } from '../round/members'
import {
  canArrangeRoom,
  canChat,
  canChooseGrading,
  canControlRound,
  canEditWork,
  canGoOnAlone,
  canReadGuide,
  canReveal,
  canTakeNotes,
} from '../round/permissions'
import type { RoundState } from '../round/state'

/** Who may send a command, and the error code for everybody else. */
export type CommandSender = {
  may: (who: Actor, room: Pick<RoundState, 'mode' | 'createdBy'>) => boolean
  code: PlainCode
}

/** @throws AppError the sender's code, if this person may not send the command in this room at all */
export function needSender(
  { may, code }: CommandSender,
  who: Actor,
  room: Pick<RoundState, 'mode' | 'createdBy'>,
): void {
  if (!may(who, room)) throw appError(code)
}

const runsRound = { may: canControlRound }

export const RUNS_CLOCK: CommandSender = { ...runsRound, code: 'round/not-interviewer' }
export const MOVES_STEP: CommandSender = { ...runsRound, code: 'step/not-interviewer' }
export const REVEALS: CommandSender = {
  may: canReveal,
  code: 'guide/not-interviewer',
}
export const PLAYS_TRIALS: CommandSender = {
  may: canReveal,
  code: 'trial/not-interviewer',
}
export const READS_GUIDE: CommandSender = {
  may: canReadGuide,
  code: 'guide/not-interviewer',
}
export const TAKES_NOTES: CommandSender = {
  may: canTakeNotes,
  code: 'note/not-interviewer',
}
export const WORKS: CommandSender = {
  may: canEditWork,
  code: 'work/observer',
}
export const CHATS: CommandSender = {
  may: canChat,
  code: 'chat/observer',
}
export const CHOOSES_GRADING: CommandSender = {
  may: canChooseGrading,
  code: 'ai-grading/observer',
}
export const HANDS_OUT_ROLES: CommandSender = {
  may: canArrangeRoom,
  code: 'member/not-allowed',
}
export const SETS_LINK: CommandSender = {
  may: canArrangeRoom,
  code: 'member/not-allowed',
}
export const GOES_ON_ALONE: CommandSender = {
  may: canGoOnAlone,
  code: 'round/not-candidate',
}
