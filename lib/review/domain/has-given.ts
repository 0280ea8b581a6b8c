import type { RoundState } from '@/lib/rooms/domain/round/state'

/** Whether something was given or tried in a round, which its record leaves out where the guide is closed. */
export function hasGiven({
  hints,
  curveballs,
  trials,
}: Pick<RoundState, 'hints' | 'curveballs' | 'trials'>): boolean {
  return hints.length + curveballs.length + trials.length > 0
}
