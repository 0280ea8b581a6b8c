import type { PlanStep } from '@/lib/framework/steps'
import { elapsedAt, stepRemaining } from '../round/clock'
import { canControlRound } from '../round/permissions'
import type { RoundState } from '../round/state'
import { asksAboutBoard } from './probed-steps'

type Who = Parameters<typeof canControlRound>[0]
type Round = Pick<RoundState, 'mode' | 'clock' | 'plan' | 'visits' | 'interviewer'>

/**
 * The step for which somebody practising alone is offered questions about their board: the current one once
 * its minutes are used up, or the one that they have just left. Null if no step with a board has ended, and
 * always if a person or a model interviews: they ask questions themselves.
 * @param now server time in ms since 1970
 */
export function stepJustOver(who: Who, round: Round, now: number): PlanStep | null {
  const { mode, clock, plan, visits, interviewer } = round
  if (mode !== 'solo' || interviewer || !canControlRound(who, round)) return null
  if (clock.status !== 'running' && clock.status !== 'paused') return null
  const isUsedUp = stepRemaining(plan, visits, clock.step, elapsedAt(clock, now)) <= 0
  const before = visits.at(-2)?.index ?? clock.step
  const current = plan[clock.step]?.slug
  if (current && isUsedUp && asksAboutBoard(current)) return current
  const left = before < clock.step ? plan[before]?.slug : undefined
  return left && asksAboutBoard(left) ? left : null
}
