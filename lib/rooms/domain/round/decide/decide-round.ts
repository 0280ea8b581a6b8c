import type { RoomGuide } from '@/lib/rooms/domain/guide/guide'
import { openingLine } from '@/lib/rooms/domain/guide/step-guide'
import { type NewEvent, publicEvent } from '@/lib/rooms/domain/log/events'
import { COMMANDS, type Command } from '@/lib/rooms/domain/protocol/commands'
import { needSender } from '@/lib/rooms/domain/protocol/senders'
import { remainingAt } from '@/lib/rooms/domain/round/clock'
import { canControlRound } from '@/lib/rooms/domain/round/permissions'
import { planMinutes } from '@/lib/rooms/domain/round/plan'
import type { RoundState } from '@/lib/rooms/domain/round/state'
import { assertNever } from '@/lib/shared/assert-never'
import { appError } from '@/lib/shared/errors'
import type { DecideContext } from './decide-context'

type RoundCommand = Command<'start' | 'pause' | 'resume' | 'end' | 'step' | 'plan' | 'alone'>

/** Maximum number of stays in steps that a round keeps: all are copied when the next one begins. */
export const STAYS_A_ROUND = 1_000

/** Rules of the clock and the steps (SPEC R and ST). @throws AppError `round/…`, `step/…`, `plan/…` */
export function decideRound(round: RoundState, command: RoundCommand, context: DecideContext): NewEvent[] {
  if (command.kind === 'end') return decideEnd(round, context)
  needSender(COMMANDS[command.kind].sender, context.actor, round)
  const { status } = round.clock
  switch (command.kind) {
    case 'start':
      if (status !== 'lobby') throw appError('round/started')
      if (!round.members.some((member) => member.role === 'candidate')) {
        throw appError('round/no-candidate')
      }
      needFreeCandidate(round, context)
      return [publicEvent('round/started', {}), ...soloProbe(round, 0, context.guide)]
    case 'pause':
      if (!(status === 'running')) throw appError('round/not-running')
      return [publicEvent('round/paused', {})]
    case 'resume':
      if (!(status === 'paused')) throw appError('round/not-paused')
      return [publicEvent('round/resumed', {})]
    case 'step':
      if (round.clock.status !== 'running' && round.clock.status !== 'paused') {
        throw appError('step/not-running')
      }
      if (command.index >= round.plan.length) throw appError('step/unknown')
      if (command.index === round.clock.step) return []
      if (!(round.visits.length < STAYS_A_ROUND)) throw appError('step/too-many', { most: STAYS_A_ROUND })
      return [
        publicEvent('step/entered', { index: command.index }),
        ...soloProbe(round, command.index, context.guide),
      ]
    case 'plan': {
      if (!(status === 'lobby')) throw appError('plan/started')
      const minutes = planMinutes(command.plan)
      if (!(minutes > 0 && minutes <= 120)) throw appError('plan/length')
      return [publicEvent('plan/changed', { plan: command.plan.filter((step) => step.minutes > 0) })]
    }
    case 'alone':
      return decideAlone(round)
    default:
      return assertNever(command)
  }
}

/** Somebody who waits in vain can continue in the same room: what they drew and wrote there stays. */
function decideAlone(round: RoundState): NewEvent[] {
  if (round.clock.status !== 'lobby') throw appError('round/started')
  if (round.mode === 'solo') return []
  if (round.members.some(({ role }) => role === 'interviewer')) throw appError('round/not-alone')
  return [publicEvent('round/alone', {})]
}

/** Of two rounds on one case with the same candidate, only one may run at a time. */
function needFreeCandidate(round: RoundState, { members = [] }: DecideContext): void {
  const busy = round.members.find(
    ({ userId, role }) =>
      role === 'candidate' && members.some((member) => member.userId === userId && member.answersElsewhere),
  )
  if (busy) throw appError('round/candidate-elsewhere', { name: busy.name })
}

/**
 * The candidate of a pair may also end the round once the planned time is over, so that nobody is held up by
 * an absent partner.
 */
function decideEnd(round: RoundState, { actor, now }: DecideContext): NewEvent[] {
  if (round.clock.status === 'lobby') throw appError('round/not-started')
  if (round.clock.status === 'ended') throw appError('round/ended')
  if (canControlRound(actor, round)) return [publicEvent('round/ended', { reason: 'ended' })]
  if (actor.role === 'candidate' && remainingAt(round.clock, round.plan, now) <= 0) {
    return [publicEvent('round/ended', { reason: 'left' })]
  }
  throw appError(actor.role === 'candidate' ? 'round/time-left' : 'round/not-interviewer')
}

/**
 * When practising alone, the app opens a step the first time it is entered: with its general line, then the
 * case's first question.
 */
function soloProbe(round: RoundState, index: number, guide: RoomGuide): NewEvent[] {
  const step = round.plan[index]?.slug
  if (round.mode !== 'solo' || !step || round.probes.some((asked) => asked.step === step)) return []
  const lines = [openingLine(step), guide.probes[step]].filter((line) => line !== undefined)
  return lines.length > 0 ? [publicEvent('probe/asked', { step, text: lines.join('\n') })] : []
}
