/** What a person did or does in a room on a case. */
export type OwnRound = {
  role: 'candidate' | 'interviewer' | 'observer'
  phase: 'lobby' | 'running' | 'paused' | 'ended'
  started: boolean
  /** When it started, or when its room was made. */
  at: Date
}

/** A round with what a list shows of it. */
export type CaseRound = OwnRound & { caseId: string; roomId: string; minutes: number }

/** Whether a round shows somebody the case: an interviewer has the guide at once, others see it when it starts. */
export function countsAsSeen({ role, started }: Pick<OwnRound, 'role' | 'started'>): boolean {
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
export function guideAccess(rounds: readonly OwnRound[], now: Date): GuideAccess {
  const isOpen = ({ phase, at }: OwnRound) => phase !== 'ended' && now.getTime() - at.getTime() < LEFT_MS
  if (rounds.some((round) => round.role === 'candidate' && isOpen(round))) return 'answering-now'
  const earned = rounds.some(
    ({ role, phase, started }) =>
      started && (role === 'interviewer' || (role === 'candidate' && phase === 'ended')),
  )
  return earned ? 'open' : 'not-yet'
}

/** A round of a person on a case that is not over and that nobody has left for good. */
export type OpenRound = {
  roomId: string
  mode: 'solo' | 'pair'
  role: OwnRound['role']
  /** Ms since 1970; null in the lobby. */
  startedAt: number | null
  /** They read the guide in it, whatever their role is by now. */
  readGuide: boolean
}

/** Someone's place in a room, for the rules that look at their other rooms on the same case. */
export type Place = Pick<OpenRound, 'roomId' | 'mode' | 'role' | 'startedAt'> & { ended: boolean }

/** Rounds that started before this moment, or whose rooms were made before it, were left for good. */
export function leftBefore(now: Date): Date {
  return new Date(now.getTime() - LEFT_MS)
}

/**
 * Whether a person is the candidate of another open round on the same case, so that nothing of its guide may reach them
 * in this place. A candidate's own rounds do not close each other, with two exceptions: practice alone, where they
 * reveal the hints themselves, gives way to a round with an interviewer; and of two of those the first to start counts.
 */
export function answersElsewhere(here: Place, others: readonly OpenRound[]): boolean {
  return others.some((other) => {
    if (other.role !== 'candidate' || other.roomId === here.roomId) return false
    if (here.role !== 'candidate' || here.ended) return true
    return other.mode === 'pair' && (here.mode === 'solo' || startedFirst(other, here))
  })
}

function startedFirst(one: OpenRound, other: Place): boolean {
  if (one.startedAt === null) return false
  if (other.startedAt === null || one.startedAt < other.startedAt) return true
  return one.startedAt === other.startedAt && one.roomId < other.roomId
}

/** Whether a person has the guide through another open round on the same case, and so cannot be a candidate on it. */
export function interviewsElsewhere(here: Pick<Place, 'roomId'>, others: readonly OpenRound[]): boolean {
  return others.some(
    ({ roomId, role, readGuide }) => roomId !== here.roomId && (role === 'interviewer' || readGuide),
  )
}
