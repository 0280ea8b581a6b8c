import type { Seat } from '@/lib/rooms/domain/round/seats'
import { casesFor, type MatchableCase, type Seeker, whyNot } from './why-not'

/** Two people, the role of each in the first round, and the case. */
export type Pairing = { partner: Seeker; caseId: string; seats: Record<string, Seat> }

/**
 * The match for somebody who has joined the queue: the person who fits and has waited longest. Each newcomer is
 * compared with everybody who waits, so that no two of those who wait fit each other.
 * @param waiting everybody else in the queue, in any order
 * @param met whether somebody must not be matched with the seeker, for instance because they have met
 * @param chance between 0 and 1: decides among equally suitable cases, and who asks if both are flexible
 * @returns null when nobody fits
 */
export function chooseMatch(
  seeker: Seeker,
  waiting: readonly Seeker[],
  {
    cases,
    met,
    chance,
  }: { cases: readonly MatchableCase[]; met: (userId: string) => boolean; chance: () => number },
): Pairing | null {
  for (const partner of waiting.toSorted(bySince)) {
    if (partner.userId === seeker.userId) continue
    if (whyNot(seeker, partner, met(partner.userId), cases).length > 0) continue
    const seats = seatsOf(seeker, partner, chance())
    const caseId = pickCase(seeker, partner, seats, { cases, chance: chance() })
    if (caseId) return { partner, caseId, seats }
  }
  return null
}

/** The longest wait first. Two who joined in the same millisecond have the same order everywhere. */
export function bySince(one: Seeker, other: Seeker): number {
  return one.since - other.since || (one.userId < other.userId ? -1 : 1)
}

function seatsOf(one: Seeker, other: Seeker, chance: number): Record<string, Seat> {
  const oneAnswers =
    one.wish.firstRound === 'answer' ||
    other.wish.firstRound === 'ask' ||
    (one.wish.firstRound === 'either' && other.wish.firstRound === 'either' && chance < 0.5)
  return {
    [one.userId]: oneAnswers ? 'candidate' : 'interviewer',
    [other.userId]: oneAnswers ? 'interviewer' : 'candidate',
  }
}

/** Prefers cases written for the candidate's level, if there are any. */
function pickCase(
  one: Seeker,
  other: Seeker,
  seats: Record<string, Seat>,
  { cases, chance }: { cases: readonly MatchableCase[]; chance: number },
): string | null {
  const fitting = casesFor(one, other, cases)
  const { level } = (seats[one.userId] === 'candidate' ? one : other).wish
  const atLevel = fitting.filter(({ levels }) => levels.includes(level))
  const from = atLevel.length > 0 ? atLevel : fitting
  return from[Math.floor(chance * from.length)]?.id ?? null
}
