import { type NewEvent, publicEvent } from '@/lib/rooms/domain/log/events'
import { COMMANDS, type Command } from '@/lib/rooms/domain/protocol/commands'
import { needSender } from '@/lib/rooms/domain/protocol/senders'
import type { RoundState } from '@/lib/rooms/domain/round/state'
import { appError } from '@/lib/shared/errors'
import type { DecideContext } from './decide-context'

/**
 * Whether a model grades the round at its end (SPEC AG19 of lib/grading). The grading counts towards the
 * limits of the room's creator, so nobody else can switch it on; everybody who takes part in the round can
 * switch it off.
 * @throws AppError `ai-grading/…`, `round/ended`
 */
export function decideAiGrading(
  round: RoundState,
  { on }: Command<'ai-grading'>,
  { actor, hasModel = false }: Pick<DecideContext, 'actor' | 'hasModel'>,
): NewEvent[] {
  needSender(COMMANDS['ai-grading'].sender, actor, round)
  if (round.clock.status === 'ended') throw appError('round/ended')
  if (on === (round.aiGrading !== undefined)) return []
  if (on && actor.userId !== round.createdBy) throw appError('ai-grading/not-creator')
  if (on && round.clock.status !== 'lobby') throw appError('ai-grading/started')
  if (on && !hasModel) throw appError('ai-grading/not-available')
  return [publicEvent('ai-grading/chosen', { on })]
}
