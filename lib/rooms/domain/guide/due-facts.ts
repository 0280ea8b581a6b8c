import type { FactToGive } from '@/lib/cases/domain/facts-to-give'
import { type Clock, elapsedAt } from '../round/clock'

/** The item that an interviewer ticks once a fact has been given; the name fits the commands' limit. */
export function givenItem(factId: string): string {
  return `fact:${factId}`.slice(0, 120)
}

/**
 * The facts that are overdue at server time `now`, in a running round, and that nobody has ticked as given.
 */
export function dueFacts(
  toGive: readonly FactToGive[],
  clock: Clock,
  now: number,
  ticked: readonly string[],
): FactToGive[] {
  if (clock.status !== 'running' && clock.status !== 'paused') return []
  const elapsed = elapsedAt(clock, now)
  return toGive.filter(
    ({ fact, minute }) => elapsed >= minute * 60_000 && !ticked.includes(givenItem(fact.id)),
  )
}
