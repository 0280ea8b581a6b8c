import type { RoundState } from '@/lib/rooms/domain/round/state'
import { trialWords } from '@/lib/rooms/domain/trial/trial-words'
import { nameOf } from '../room-context'

/**
 * The trials that an interviewer played, as cards. Empty when practising alone: one's own trials are no news.
 */
export function playedTrials({ trials, mode, members }: Pick<RoundState, 'trials' | 'mode' | 'members'>): {
  seq: number
  elapsed: number
  title: string
  text: string
}[] {
  if (mode === 'solo') return []
  return trials.flatMap(({ seq, elapsed, by, trial }) =>
    trial
      ? [{ seq, elapsed, title: `What if, from ${nameOf({ members }, by)}`, text: trialWords(trial) }]
      : [],
  )
}
