import { decideEdit } from '@/lib/board/domain/patch/decide-edit'
import { decideGuide } from '@/lib/rooms/domain/guide/decide-guide'
import { decideInterviewer } from '@/lib/rooms/domain/interviewer/decide-interviewer'
import { type NewEvent, privateEvent, publicEvent } from '@/lib/rooms/domain/log/events'
import {
  CHAT_A_ROOM,
  CHAT_CHARACTERS_A_ROOM,
  NOTE_CHARACTERS_A_ROOM,
  NOTES_A_ROOM,
} from '@/lib/rooms/domain/protocol/command-limits'
import { COMMANDS, type Command, type ServerCommand } from '@/lib/rooms/domain/protocol/commands'
import { needSender, WORKS } from '@/lib/rooms/domain/protocol/senders'
import { readMeetingLink } from '@/lib/rooms/domain/round/meeting-link'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { currentStep, memberOf, type RoomState, type RoundState } from '@/lib/rooms/domain/round/state'
import { decideTrial } from '@/lib/rooms/domain/trial/decide-trial'
import { checkSheetUpdate } from '@/lib/rooms/domain/worksheet/check-sheet-update'
import { assertNever } from '@/lib/shared/assert-never'
import { appError } from '@/lib/shared/errors'
import { decideAiGrading } from './decide-ai-grading'
import type { DecideContext } from './decide-context'
import { decideRound } from './decide-round'

/** Maximum number of people in one room. */
export const MEMBER_LIMIT = 10

/**
 * Decides what a command does to a room.
 * @returns the events to append, in order; none if there is nothing to do.
 * @throws AppError with the reason and a sentence if the room refuses. Nothing has changed then.
 */
export function decide(
  state: RoomState,
  command: Command | ServerCommand,
  context: DecideContext,
): NewEvent[] {
  const { actor } = context
  const { round } = state
  switch (command.kind) {
    case 'board': {
      needOpenWork(round, context)
      const { bytes, corrections } = decideEdit(state.board, command.patches)
      return [publicEvent('board/edited', { patches: bytes, corrections })]
    }
    case 'sheet':
      needOpenWork(round, context)
      checkSheetUpdate(state.sheet, command.update)
      return [publicEvent('sheet/updated', { update: command.update })]
    case 'say':
      needSender(COMMANDS.say.sender, actor, round)
      if (round.chat.length >= CHAT_A_ROOM) throw appError('chat/full', { of: 'messages', most: CHAT_A_ROOM })
      if (charactersOf(round.chat) + command.text.length > CHAT_CHARACTERS_A_ROOM)
        throw appError('chat/full', { of: 'characters', most: CHAT_CHARACTERS_A_ROOM })
      return [publicEvent('chat/said', { text: command.text })]
    case 'start':
    case 'pause':
    case 'resume':
    case 'end':
    case 'step':
    case 'plan':
    case 'alone':
      return decideRound(round, command, context)
    case 'hint':
    case 'curveball':
    case 'facts':
    case 'tick':
    case 'open-guide':
      return decideGuide(round, command, context)
    case 'trial':
      return decideTrial(round, command, context)
    case 'quiet':
    case 'interview':
    case 'interviewer-status':
      return decideInterviewer(round, command, context)
    case 'ai-grading':
      return decideAiGrading(round, command, context)
    case 'note': {
      needSender(COMMANDS.note.sender, actor, round)
      const mine = round.notes.filter((note) => note.userId === actor.userId)
      if (charactersOf(mine) + command.text.length > NOTE_CHARACTERS_A_ROOM)
        throw appError('note/too-many', { of: 'characters', most: NOTE_CHARACTERS_A_ROOM })
      if (mine.length >= NOTES_A_ROOM) throw appError('note/too-many', { of: 'notes', most: NOTES_A_ROOM })
      return [privateEvent('note/written', actor.userId, { text: command.text, step: currentStep(round) })]
    }
    case 'unnote': {
      needSender(COMMANDS.unnote.sender, actor, round)
      const mine = round.notes.some((note) => note.seq === command.seq && note.userId === actor.userId)
      if (!mine) throw appError('note/not-found')
      return [privateEvent('note/removed', actor.userId, { seq: command.seq })]
    }
    case 'mark':
      needSender(COMMANDS.mark.sender, actor, round)
      return [privateEvent('mark/set', actor.userId, { dimension: command.dimension, score: command.score })]
    case 'role':
    case 'remove':
      return decideMembers(round, command, context)
    case 'meeting':
      return decideMeeting(round, command, context)
    case 'enter':
      return decideEnter(round, actor)
    default:
      return assertNever(command)
  }
}

function decideEnter(round: RoundState, { userId, number, name, role }: Actor): NewEvent[] {
  const known = memberOf(round, userId)
  if (known && known.role === role && known.name === name) return []
  return [publicEvent('member/joined', { userId, number, name, role })]
}

function decideMembers(
  round: RoundState,
  command: Command<'role' | 'remove'>,
  { actor, members = [] }: DecideContext,
): NewEvent[] {
  needSender(COMMANDS[command.kind].sender, actor, round)
  if (round.clock.status !== 'lobby') {
    throw appError('member/started')
  }
  const member = memberOf(round, command.userId)
  if (!member) throw appError('member/not-found')
  if (command.kind === 'remove') {
    if (member.userId === round.createdBy) throw appError('member/creator')
    return [publicEvent('member/removed', { userId: member.userId })]
  }
  if (member.role === command.role) return []
  if (command.role === 'candidate' && round.sawGuide.includes(member.userId)) {
    throw appError('role/saw-guide', { name: member.name })
  }
  needFreeSeat(
    command.role,
    members.find(({ userId }) => userId === member.userId),
  )
  if (command.role === 'candidate' && round.members.some((other) => other.role === 'candidate')) {
    throw appError('role/taken')
  }
  return [publicEvent('member/role', { userId: member.userId, role: command.role })]
}

/** Refuses a role that is ruled out by another open round on the same case. */
function needFreeSeat(role: Actor['role'], member: Actor | undefined): void {
  if (role === 'candidate' && member?.interviewsElsewhere)
    throw appError('role/interviews-elsewhere', { name: member.name })
  if (role === 'interviewer' && member?.answersElsewhere)
    throw appError('role/answers-elsewhere', { name: member.name })
}

function decideMeeting(
  round: RoundState,
  { link }: Command<'meeting'>,
  { actor }: DecideContext,
): NewEvent[] {
  needSender(COMMANDS.meeting.sender, actor, round)
  if (round.clock.status !== 'lobby') throw appError('meeting/started')
  if (round.mode === 'solo') throw appError('meeting/alone')
  const next = link === null ? null : readMeetingLink(link)
  return next === round.meetingLink ? [] : [publicEvent('meeting/changed', { link: next })]
}

function charactersOf(texts: readonly { text: string }[]): number {
  return texts.reduce((sum, { text }) => sum + text.length, 0)
}

/** How long after the end edits that were already in transit are accepted, in ms. */
const LAST_EDITS_MS = 15_000

function needOpenWork(round: RoundState, { actor, now }: DecideContext): void {
  needSender(WORKS, actor, round)
  if (round.clock.status === 'ended' && now - round.clock.endedAt > LAST_EDITS_MS) {
    throw appError('work/ended')
  }
}
