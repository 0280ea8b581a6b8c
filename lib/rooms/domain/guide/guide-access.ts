/** A person's part in a room on a case. */
export type OwnRound = {
  role: 'candidate' | 'interviewer' | 'observer'
  phase: 'lobby' | 'running' | 'paused' | 'ended'
  started: boolean
  /** When it started, or, before that, when its room was created. */
  at: Date
}

/** A round with the details that a list shows. */
export type CaseRound = OwnRound & { caseId: string; roomId: string; minutes: number }

/**
 * Whether a round has shown somebody the case: an interviewer sees the guide at once, others see the case
 * when the round starts.
 */
export function countsAsSeen({ role, started }: Pick<OwnRound, 'role' | 'started'>): boolean {
  return started || role === 'interviewer'
}

/** Whether a person may read the guide of a case; if not, why. */
export type GuideAccess = 'open' | 'answering-now' | 'not-yet'

/**
 * After this, nobody returns to a round. A lobby, or a pause without the interviewer, cannot be ended by the
 * person waiting.
 */
const LEFT_MS = 7 * 24 * 3_600_000

/**
 * The guide is open to anybody who interviewed with it or has finished a round on the case as its candidate.
 * In the lobby, where roles can still change, an interviewer can read it only in the room, which logs that
 * they did. It is closed to anybody who could still be questioned: an open round with them as its candidate
 * closes it again, for a week.
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

/** A person's round on a case that has not ended and has not been abandoned. */
export type OpenRound = {
  roomId: string
  mode: 'solo' | 'pair'
  role: OwnRound['role']
  /** Ms since 1970; null in the lobby. */
  startedAt: number | null
  /** They have read the guide in it, whatever their role is now. */
  readGuide: boolean
}

/** A person's place in a room, for the rules that look at their other rooms on the same case. */
export type Place = Pick<OpenRound, 'roomId' | 'mode' | 'role' | 'startedAt'> & { ended: boolean }

/** Rounds that started before this moment, or whose rooms were created before it, are abandoned. */
export function leftBefore(now: Date): Date {
  return new Date(now.getTime() - LEFT_MS)
}

/**
 * Whether a person is the candidate of another open round on the same case, so that nothing from its guide
 * may reach them in this place. A candidate's own rounds do not close the guide to each other, with two
 * exceptions: practice alone, where they reveal the hints themselves, yields to a round with an interviewer;
 * and of two rounds with an interviewer, the one that started first has priority.
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

/**
 * Whether a person has the guide through another open round on the same case, and so cannot be a candidate on
 * it.
 */
export function interviewsElsewhere(here: Pick<Place, 'roomId'>, others: readonly OpenRound[]): boolean {
  return others.some(
    ({ roomId, role, readGuide }) => roomId !== here.roomId && (role === 'interviewer' || readGuide),
  )
}
