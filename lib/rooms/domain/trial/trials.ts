import { canControlRound } from '../round/permissions'
import type { Plan } from '../round/plan'
import type { RoundState } from '../round/state'
import type { RoomTrial } from './room-trial'

type Who = Parameters<typeof canControlRound>[0]

/** The trial on the board now; null if there is none. It is removed when the round ends. */
export function currentTrial({ clock, trials }: Pick<RoundState, 'clock' | 'trials'>): RoomTrial | null {
  if (clock.status !== 'running' && clock.status !== 'paused') return null
  return trials.at(-1)?.trial ?? null
}

/** Whether somebody may put trials on the board for everybody to see, now. */
export function canTryNow(who: Who, round: Pick<RoundState, 'mode' | 'clock' | 'plan' | 'visits'>): boolean {
  const { status } = round.clock
  return (status === 'running' || status === 'paused') && canControlRound(who, round) && isTimeToTry(round)
}

/**
 * When practising alone, the design comes first: trials are possible from the deep dive on. An interviewer
 * can play them at any time.
 */
export function isTimeToTry({ mode, plan, visits }: Pick<RoundState, 'mode' | 'plan' | 'visits'>): boolean {
  if (mode === 'pair') return true
  const first = firstStepToTry(plan)
  return visits.some(({ index }) => index >= first)
}

/** A short plan has no deep dive: there it is the diagram, or else the last step. */
function firstStepToTry(plan: Plan): number {
  const places = (['deep-dive', 'system-diagram'] as const).map((slug) =>
    plan.findIndex((step) => step.slug === slug),
  )
  return places.find((place) => place >= 0) ?? plan.length - 1
}
