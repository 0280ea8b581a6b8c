import { assertNever } from '@/lib/shared/assert-never'
import { AppError } from '@/lib/shared/errors'
import type { RoomGuide } from '../guide/guide'
import { openingLine } from '../guide/step-guide'
import { type NewEvent, publicEvent } from '../log/events'
import { COMMANDS, type Command } from '../protocol/commands'
import { needSender } from '../protocol/senders'
import { remainingAt } from './clock'
import type { DecideContext } from './decide-context'
import { canControlRound } from './permissions'
import { planMinutes } from './plan'
import type { RoundState } from './state'

type RoundCommand = Command<'start' | 'pause' | 'resume' | 'end' | 'step' | 'plan' | 'alone'>

/** Most stays in steps that a round keeps: each is copied when the next begins. */
export const STAYS_A_ROUND = 1_000

/** Rules of the clock and the steps (SPEC R and ST). @throws AppError `round/…`, `step/…`, `plan/…` */
export function decideRound(round: RoundState, command: RoundCommand, context: DecideContext): NewEvent[] {
  if (command.kind === 'end') return decideEnd(round, context)
  needSender(COMMANDS[command.kind].sender, context.actor, round)
  const { status } = round.clock
  switch (command.kind) {
    case 'start':
      if (status !== 'lobby') throw new AppError('round/started', 'This interview has started already.')
      if (!round.members.some((member) => member.role === 'candidate')) {
        throw new AppError(
          'round/no-candidate',
          'There is no candidate yet. Send the invite link, or take that role.',
        )
      }
      needFreeCandidate(round, context)
      return [publicEvent('round/started', {}), ...soloProbe(round, 0, context.guide)]
    case 'pause':
      needStatus(status === 'running', 'round/not-running', 'The clock is not running.')
      return [publicEvent('round/paused', {})]
    case 'resume':
      needStatus(status === 'paused', 'round/not-paused', 'The clock is not paused.')
      return [publicEvent('round/resumed', {})]
    case 'step':
      if (round.clock.status !== 'running' && round.clock.status !== 'paused') {
        throw new AppError('step/not-running', 'Steps move only during the interview.')
      }
      if (command.index >= round.plan.length) throw new AppError('step/unknown', 'The plan has no such step.')
      if (command.index === round.clock.step) return []
      needStatus(
        round.visits.length < STAYS_A_ROUND,
        'step/too-many',
        `The steps were moved ${STAYS_A_ROUND} times, and a round keeps no more. The clock goes on.`,
      )
      return [
        publicEvent('step/entered', { index: command.index }),
        ...soloProbe(round, command.index, context.guide),
      ]
    case 'plan': {
      needStatus(status === 'lobby', 'plan/started', 'The plan is fixed once the interview has started.')
      const minutes = planMinutes(command.plan)
      needStatus(
        minutes > 0 && minutes <= 120,
        'plan/length',
        'A round lasts between a minute and two hours.',
      )
      return [publicEvent('plan/changed', { plan: command.plan.filter((step) => step.minutes > 0) })]
    }
    case 'alone':
      return decideAlone(round)
    default:
      return assertNever(command)
  }
}

/** Whoever waits in vain goes on in the same room: what they drew and wrote there stays. */
function decideAlone(round: RoundState): NewEvent[] {
  if (round.clock.status !== 'lobby')
    throw new AppError('round/started', 'This interview has started already.')
  if (round.mode === 'solo') return []
  needStatus(
    !round.members.some(({ role }) => role === 'interviewer'),
    'round/not-alone',
    'Your interviewer has been in the room, so it stays a round for two.',
  )
  return [publicEvent('round/alone', {})]
}

/** Of two rounds on one case with the same candidate, only one runs at a time. */
function needFreeCandidate(round: RoundState, { members = [] }: DecideContext): void {
  const busy = round.members.find(
    ({ userId, role }) =>
      role === 'candidate' && members.some((member) => member.userId === userId && member.answersElsewhere),
  )
  if (busy)
    throw new AppError(
      'round/candidate-elsewhere',
      `${busy.name} is the candidate of another open round on this case. That one has to end first.`,
    )
}

/** The candidate of a pair may end too once the planned time is over, so that nobody is held by an absent partner. */
function decideEnd(round: RoundState, { actor, now }: DecideContext): NewEvent[] {
  if (round.clock.status === 'lobby')
    throw new AppError('round/not-started', 'This interview has not started yet.')
  if (round.clock.status === 'ended') throw new AppError('round/ended', 'This interview has ended already.')
  if (canControlRound(actor, round)) return [publicEvent('round/ended', { reason: 'ended' })]
  if (actor.role === 'candidate' && remainingAt(round.clock, round.plan, now) <= 0) {
    return [publicEvent('round/ended', { reason: 'left' })]
  }
  throw new AppError(
    'round/not-interviewer',
    'The interviewer ends the round; you can once the planned time is over.',
  )
}

/** Alone, the app opens a step the first time it is entered: with its general line, then the case's first question. */
function soloProbe(round: RoundState, index: number, guide: RoomGuide): NewEvent[] {
  const step = round.plan[index]?.slug
  if (round.mode !== 'solo' || !step || round.probes.some((asked) => asked.step === step)) return []
  const lines = [openingLine(step), guide.probes[step]].filter((line) => line !== undefined)
  return lines.length > 0 ? [publicEvent('probe/asked', { step, text: lines.join('\n') })] : []
}

function needStatus(holds: boolean, code: string, message: string): void {
  if (!holds) throw new AppError(code, message)
}
