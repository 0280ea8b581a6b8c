import type { RoomRole } from '@/lib/framework/roles'
import type { Actor } from './members'
import type { Seat } from './seats'

/** The round after a finished one, in which its two people swap roles, as one of them sees it. */
export type NextRoundView = {
  /** The viewer's role in it. */
  role: Seat
  partner: string
  /** Null until somebody has proposed it. */
  proposed: {
    roomId: string
    title: string
    minutes: number
    byMe: boolean
    /** Whether the viewer has joined it. */
    joined: boolean
    ended: boolean
  } | null
}

/** A person's role in the next round; null if they had no seat in this one. */
export function swappedSeat(role: RoomRole): Seat | null {
  if (role === 'observer') return null
  return role === 'candidate' ? 'interviewer' : 'candidate'
}

/**
 * Whoever had the seat that somebody gets now: their partner in the next round. If there were several
 * interviewers, the first one.
 */
export function partnerFor(seat: Seat, members: readonly Actor[]): Actor | undefined {
  return members.filter(({ role }) => role === seat).toSorted((a, b) => a.number - b.number)[0]
}

/** The two people of a next round: the proposer and their partner. Empty if the proposer had no seat. */
export function pairOf(proposerId: string, members: readonly Actor[]): Actor[] {
  const proposer = members.find(({ userId }) => userId === proposerId)
  const seat = proposer && swappedSeat(proposer.role)
  const partner = seat && partnerFor(seat, members)
  return proposer && partner ? [proposer, partner] : []
}

type Choice = { id: string; difficulty: string; minutes: readonly number[]; origin: 'content' | 'author' }

/**
 * Chooses a case for the next round: one that its candidate has not seen, of the same length and, if
 * possible, the same difficulty. Cases written by users are excluded, because their author knows them.
 * @param before the case of the previous round, which is never chosen
 * @param seen ids of the cases that the next candidate has seen
 * @param chance between 0 and 1; picks among equally suitable ones
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
