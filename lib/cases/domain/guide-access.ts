/** What a person did or does in a room on a case. */
export type Round = {
  role: 'candidate' | 'interviewer' | 'observer'
  phase: 'lobby' | 'running' | 'paused' | 'ended'
  started: boolean
}

/** Whether a person may read the guide of a case; if not, why. */
export type GuideAccess = 'open' | 'answering-now' | 'not-yet'

/**
 * The guide is open to whoever interviewed with it or has a finished round as its candidate,
 * but to nobody who could still be asked: an open round as its candidate closes it again.
 */
export function guideAccess(rounds: readonly Round[]): GuideAccess {
  if (rounds.some(({ role, phase }) => role === 'candidate' && phase !== 'ended')) return 'answering-now'
  const earned = rounds.some(
    ({ role, phase, started }) =>
      role === 'interviewer' || (role === 'candidate' && phase === 'ended' && started),
  )
  return earned ? 'open' : 'not-yet'
}
