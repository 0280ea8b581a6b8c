import type { DecideContext } from '@/lib/rooms/domain/round/decide/decide-context'
import { appError } from '@/lib/shared/errors'
import { type NewEvent, publicEvent } from '../log/events'
import { TRIALS_A_ROOM } from '../protocol/command-limits'
import { COMMANDS, type Command } from '../protocol/commands'
import { needSender } from '../protocol/senders'
import type { RoundState } from '../round/state'
import { isNothing, isSameTrial, isTooLarge } from './room-trial'
import { isTimeToTry } from './trials'

/** Rules for trials on the board (SPEC TR). @throws AppError `trial/…` */
export function decideTrial(
  round: RoundState,
  command: Command<'trial'>,
  { actor }: Pick<DecideContext, 'actor'>,
): NewEvent[] {
  needSender(COMMANDS.trial.sender, actor, round)
  if (round.clock.status !== 'running' && round.clock.status !== 'paused') throw appError('trial/not-running')
  if (!isTimeToTry(round)) throw appError('trial/too-early')
  const trial = command.trial && isNothing(command.trial) ? null : command.trial
  if (isSameTrial(trial, round.trials.at(-1)?.trial ?? null)) return []
  // The trial on the board can always be removed.
  if (trial !== null) {
    if (isTooLarge(trial)) throw appError('trial/too-large')
    if (round.trials.length >= TRIALS_A_ROOM) throw appError('trial/too-many', { most: TRIALS_A_ROOM })
  }
  return [publicEvent('trial/set', { trial })]
}
