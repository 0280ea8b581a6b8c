import type { DecideContext } from '@/lib/rooms/domain/round/decide/decide-context'
import { assertNever } from '@/lib/shared/assert-never'
import { appError } from '@/lib/shared/errors'
import { type NewEvent, privateEvent, publicEvent } from '../log/events'
import { TICKS_A_ROOM } from '../protocol/command-limits'
import { COMMANDS, type Command, type ServerCommand } from '../protocol/commands'
import { needSender } from '../protocol/senders'
import type { RoundState } from '../round/state'
import { answeringElsewhere } from './guide-refusals'

type GuideCommand =
  | Command<'hint' | 'curveball' | 'facts' | 'tick'>
  | Extract<ServerCommand, { kind: 'open-guide' }>

/**
 * Rules for what may be revealed from the guide (SPEC G).
 * @throws AppError `guide/…`, `hint/…`, `curveball/…`
 */
export function decideGuide(
  round: RoundState,
  command: GuideCommand,
  { actor, guide }: DecideContext,
): NewEvent[] {
  if (actor.answersElsewhere) throw answeringElsewhere()
  if (command.kind === 'open-guide' || command.kind === 'tick') {
    needSender(COMMANDS.tick.sender, actor, round)
    if (command.kind === 'tick') {
      const ticked = round.ticks[actor.userId] ?? []
      if (command.on && ticked.length >= TICKS_A_ROOM && !ticked.includes(command.item))
        throw appError('guide/too-many', { most: TICKS_A_ROOM })
      return [privateEvent('guide/ticked', actor.userId, { item: command.item, on: command.on })]
    }
    if (round.sawGuide.includes(actor.userId)) return []
    return [{ kind: 'guide/opened', visibility: 'staff', data: { userId: actor.userId } }]
  }
  needSender(COMMANDS[command.kind].sender, actor, round)
  if (round.clock.status !== 'running' && round.clock.status !== 'paused') {
    throw appError('guide/not-running')
  }
  switch (command.kind) {
    case 'hint': {
      const text = guide.hints[command.step]?.[command.rung]
      if (!text) throw appError('hint/unknown')
      const given = round.hints.filter((hint) => hint.step === command.step).map((hint) => hint.rung)
      if (given.includes(command.rung)) return []
      if (command.rung > 0 && !given.includes(command.rung - 1)) {
        throw appError('hint/order')
      }
      return [publicEvent('hint/revealed', { step: command.step, rung: command.rung, text })]
    }
    case 'curveball': {
      const isNew = (id: string) => !round.curveballs.some((played) => played.id === id)
      const found = guide.curveballs.find((ball) =>
        command.id === 'next' ? isNew(ball.id) : ball.id === command.id,
      )
      if (!found) throw appError('curveball/unknown')
      if (!isNew(found.id)) return []
      return [publicEvent('curveball/played', { id: found.id, point: found.point, text: found.say })]
    }
    case 'facts': {
      if (round.facts.some((shown) => shown.point === command.point)) return []
      const facts = guide.facts[command.point].map(({ ask, say }) => ({ ask, say }))
      return [publicEvent('facts/revealed', { point: command.point, facts })]
    }
    default:
      return assertNever(command)
  }
}
