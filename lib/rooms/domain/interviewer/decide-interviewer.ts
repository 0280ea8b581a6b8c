import type { DecideContext } from '@/lib/rooms/domain/round/decide/decide-context'
import { assertNever } from '@/lib/shared/assert-never'
import { appError } from '@/lib/shared/errors'
import { decideGuide } from '../guide/decide-guide'
import { answeringElsewhere } from '../guide/guide-refusals'
import { type NewEvent, publicEvent } from '../log/events'
import { CHAT_A_ROOM } from '../protocol/command-limits'
import { COMMANDS, type Command, type ServerCommand } from '../protocol/commands'
import { needSender } from '../protocol/senders'
import type { RoundState } from '../round/state'
import { ASKS_LIMIT, type InterviewerStatus, WORDS_LIMIT } from './interviewer-moves'

type InterviewerCommand =
  | Command<'quiet'>
  | Extract<ServerCommand, { kind: 'interview' | 'interviewer-status' }>

type Interview = Extract<ServerCommand, { kind: 'interview' }>

/**
 * Rules of the AI interviewer (SPEC IV of lib/interviewer). The command only names texts of the guide, and
 * they are looked up here, so that nothing but the guide's own words is ever presented as a fact, a hint or a
 * curveball.
 * @throws AppError `interviewer/…`, `round/not-interviewer`, `guide/…`, `hint/…`, `curveball/…`
 */
export function decideInterviewer(
  round: RoundState,
  command: InterviewerCommand,
  context: DecideContext,
): NewEvent[] {
  if (command.kind === 'quiet') needSender(COMMANDS.quiet.sender, context.actor, round)
  if (!round.interviewer || round.mode !== 'solo') throw appError('interviewer/none')
  if (round.clock.status === 'ended') throw appError('round/ended')
  const { status } = round.interviewer
  switch (command.kind) {
    case 'quiet':
      // Once spent, it stays spent.
      if (status === 'spent') return []
      if (command.on) return status === 'quiet' ? [] : [changed('quiet')]
      return status === 'quiet' ? [changed('here')] : []
    case 'interviewer-status':
      // Only the candidate can end its silence.
      if (status === command.status || status === 'quiet' || status === 'spent') return []
      return [changed(command.status)]
    case 'interview':
      return decideWords(round, command, context)
    default:
      return assertNever(command)
  }
}

function decideWords(round: RoundState, command: Interview, context: DecideContext): NewEvent[] {
  const { interviewer, clock } = round
  if (interviewer?.status === 'quiet') throw appError('interviewer/quiet')
  if (clock.status !== 'running') throw appError('round/not-running')
  if (context.actor.answersElsewhere) throw answeringElsewhere()
  // Another process was faster: nobody gets two answers.
  if (lastWords(round) > command.after) return []
  if (round.chat.length >= CHAT_A_ROOM) throw appError('chat/full', { of: 'messages', most: CHAT_A_ROOM })
  const { move, about, saw } = command
  const { events, text } = spoken(round, command, context)
  const words = command.words.slice(0, WORDS_LIMIT).trim()
  const whole = [words, text].filter((part) => part !== '').join(' ')
  if (whole === '') return []
  return [
    ...events,
    publicEvent('interviewer/said', { move, text: whole, about, saw }),
    ...(move === 'quiet' ? [changed('quiet')] : interviewer?.status === 'away' ? [changed('here')] : []),
  ]
}

/** What a move says in addition to the interviewer's own words, and the events that it causes. */
function spoken(
  round: RoundState,
  { move, about, asks }: Interview,
  context: DecideContext,
): { events: NewEvent[]; text: string } {
  switch (move) {
    case 'fact': {
      const facts = Object.values(context.guide.facts).flat()
      const fact = facts.find(({ id }) => id === about)
      if (!fact) throw appError('interviewer/unknown-fact')
      return { events: [], text: fact.say }
    }
    case 'hint': {
      const step = round.plan.find(({ slug }) => slug === about)?.slug
      if (!step) throw appError('hint/unknown')
      const rung = round.hints.filter((hint) => hint.step === step).length
      const events = decideGuide(round, { kind: 'hint', step, rung }, context)
      return { events, text: context.guide.hints[step]?.[rung] ?? '' }
    }
    case 'curveball': {
      const events = decideGuide(round, { kind: 'curveball', id: about ?? 'next' }, context)
      const played = events.flatMap((event) => (event.kind === 'curveball/played' ? event.data.text : []))
      if (played.length === 0) throw appError('curveball/unknown')
      return { events, text: played.join(' ') }
    }
    default:
      // Questions about the board quote names of its parts, which can have any length.
      return { events: [], text: asks.length > ASKS_LIMIT ? `${asks.slice(0, ASKS_LIMIT)}…` : asks }
  }
}

/** Event number of the interviewer's newest message in a round; 0 if there is none. */
export function lastWords({ chat }: Pick<RoundState, 'chat'>): number {
  return chat.findLast(({ interviewer }) => interviewer)?.seq ?? 0
}

function changed(status: InterviewerStatus): NewEvent {
  return publicEvent('interviewer/changed', { status })
}
