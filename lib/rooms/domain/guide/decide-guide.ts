import { assertNever } from '@/lib/shared/assert-never'
import { AppError } from '@/lib/shared/errors'
import { type NewEvent, privateEvent, publicEvent } from '../log/events'
import { TICKS_A_ROOM } from '../protocol/command-limits'
import { COMMANDS, type Command, type ServerCommand } from '../protocol/commands'
import { needSender } from '../protocol/senders'
import type { DecideContext } from '../round/decide-context'
import type { RoundState } from '../round/state'
import { answeringElsewhere } from './guide-refusals'

type GuideCommand =
  | Command<'hint' | 'curveball' | 'facts' | 'tick'>
  | Extract<ServerCommand, { kind: 'open-guide' }>

/** Rules of what leaves the guide (SPEC G). @throws AppError `guide/…`, `hint/…`, `curveball/…` */
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
        throw new AppError(
          'guide/too-many',
          `You have ticked ${TICKS_A_ROOM} items off. Take one back first.`,
        )
      return [privateEvent('guide/ticked', actor.userId, { item: command.item, on: command.on })]
    }
    if (round.sawGuide.includes(actor.userId)) return []
    return [{ kind: 'guide/opened', visibility: 'staff', data: { userId: actor.userId } }]
  }
  needSender(COMMANDS[command.kind].sender, actor, round)
  if (round.clock.status !== 'running' && round.clock.status !== 'paused') {
    throw new AppError('guide/not-running', 'Hints and curveballs belong to a running interview.')
  }
  switch (command.kind) {
    case 'hint': {
      const text = guide.hints[command.step]?.[command.rung]
      if (!text) throw new AppError('hint/unknown', 'There is no such hint.')
      const given = round.hints.filter((hint) => hint.step === command.step).map((hint) => hint.rung)
      if (given.includes(command.rung)) return []
      if (command.rung > 0 && !given.includes(command.rung - 1)) {
        throw new AppError('hint/order', 'Hints are a ladder: give the one before it first.')
      }
      return [publicEvent('hint/revealed', { step: command.step, rung: command.rung, text })]
    }
    case 'curveball': {
      const isNew = (id: string) => !round.curveballs.some((played) => played.id === id)
      const found = guide.curveballs.find((ball) =>
        command.id === 'next' ? isNew(ball.id) : ball.id === command.id,
      )
      if (!found) throw new AppError('curveball/unknown', 'There is no such curveball, or all were played.')
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
