import type { RoundState } from '@/lib/rooms/domain/round/state'

/** Whether anything was given or tried in a round that its record leaves out while the guide is closed. */
export function hasGiven({
  hints,
  curveballs,
  trials,
}: Pick<RoundState, 'hints' | 'curveballs' | 'trials'>): boolean {
  return hints.length + curveballs.length + trials.length > 0
}
