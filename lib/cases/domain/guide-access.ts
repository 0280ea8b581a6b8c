/** What a person did or does in a room on a case. */
export type Round = {
  role: 'candidate' | 'interviewer' | 'observer'
  phase: 'lobby' | 'running' | 'paused' | 'ended'
  started: boolean
  /** When it started, or when its room was made. */
  at: Date
}

/** A round with what a list shows of it. */
export type CaseRound = Round & { caseId: string; roomId: string; minutes: number }

/** Whether a round shows somebody the case: an interviewer has the guide at once, others see it when it starts. */
export function countsAsSeen({ role, started }: Pick<Round, 'role' | 'started'>): boolean {
  return started || role === 'interviewer'
}

/** Whether a person may read the guide of a case; if not, why. */
export type GuideAccess = 'open' | 'answering-now' | 'not-yet'

/** After this nobody comes back to a round. A lobby, or a pause without the interviewer, cannot be ended by who waits. */
const LEFT_MS = 7 * 24 * 3_600_000

/**
 * The guide is open to whoever interviewed with it or has a finished round as its candidate. In the lobby, where
 * roles can still change, an interviewer reads it in the room alone, which logs that they did.
 * It is open to nobody who could still be asked: an open round as its candidate closes it again, for a week.
 */
export function guideAccess(rounds: readonly Round[], now: Date): GuideAccess {
  const isOpen = ({ phase, at }: Round) => phase !== 'ended' && now.getTime() - at.getTime() < LEFT_MS
  if (rounds.some((round) => round.role === 'candidate' && isOpen(round))) return 'answering-now'
  const earned = rounds.some(
    ({ role, phase, started }) =>
      started && (role === 'interviewer' || (role === 'candidate' && phase === 'ended')),
  )
  return earned ? 'open' : 'not-yet'
}
