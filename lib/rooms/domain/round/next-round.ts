import type { RoomRole } from '@/lib/framework/roles'
import type { Actor } from './members'
import type { Seat } from './seats'

/** The round after a finished one, in which its two people swap roles, as one of them sees it. */
export type NextRoundView = {
  /** What the viewer is in it. */
  role: Seat
  partner: string
  /** Null as long as nobody proposed it. */
  proposed: {
    roomId: string
    title: string
    minutes: number
    byMe: boolean
    /** Whether the viewer is in it. */
    joined: boolean
    ended: boolean
  } | null
}

/** What somebody is in the next round; null for who had no seat in this one. */
export function swappedSeat(role: RoomRole): Seat | null {
  if (role === 'observer') return null
  return role === 'candidate' ? 'interviewer' : 'candidate'
}

/** Who had the seat that somebody gets now: their partner in the next round. Of several interviewers it is the first. */
export function partnerFor(seat: Seat, members: readonly Actor[]): Actor | undefined {
  return members.filter(({ role }) => role === seat).toSorted((a, b) => a.number - b.number)[0]
}

/** The two of a next round: who proposed it, and their partner. Nobody when the proposer had no seat. */
export function pairOf(proposerId: string, members: readonly Actor[]): Actor[] {
  const proposer = members.find(({ userId }) => userId === proposerId)
  const seat = proposer && swappedSeat(proposer.role)
  const partner = seat && partnerFor(seat, members)
  return proposer && partner ? [proposer, partner] : []
}

type Choice = { id: string; difficulty: string; minutes: readonly number[]; origin: 'content' | 'author' }

/**
 * A case for the next round: one that its candidate has not seen, of the same length and, if there is one, as hard.
 * Cases that people wrote are left out, as their author knows them.
 * @param before the case of the round before, which is never given
 * @param seen ids of the cases that the next candidate has seen
 * @param chance between 0 and 1; which of those that fit equally well
 */
export function suggestCase(
  cases: readonly Choice[],
  before: { caseId: string; minutes: number; difficulty: string | null },
  seen: ReadonlySet<string>,
  chance: number,
): string | null {
  const shipped = cases.filter(({ id, origin }) => id !== before.caseId && origin === 'content')
  const rank = ({ id, minutes, difficulty }: Choice) =>
    (seen.has(id) ? 0 : 4) +
    (minutes.includes(before.minutes) ? 2 : 0) +
    (difficulty === before.difficulty ? 1 : 0)
  const best = Math.max(...shipped.map(rank))
  const fitting = shipped.filter((one) => rank(one) === best)
  return fitting[Math.floor(chance * fitting.length)]?.id ?? null
}
