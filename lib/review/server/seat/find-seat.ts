import type { Actor } from '@/lib/rooms/domain/round/members'
import { findRound, type RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { notFound } from '@/lib/shared/errors'

/** An ended round, for a member with a seat in it. */
export type SeatedIn = RoundOverview & { endedAt: number }

/** @throws AppError `not-found` for everybody else, including observers, and while the round is not over */
export async function findSeat(userId: string, roomId: string): Promise<SeatedIn> {
  const round = await findRound(roomId, userId)
  const { endedAt } = round
  if (endedAt === null || round.me.role === 'observer') throw notFound('session')
  return { ...round, endedAt }
}

/**
 * The ids of the members with a seat: candidates and interviewers. A member who deleted the session no longer has one.
 */
export function seatedIn(members: readonly Actor[]): ReadonlySet<string> {
  return new Set(
    members.flatMap(({ userId, role, isGone }) => (role === 'observer' || isGone ? [] : [userId])),
  )
}

/**
 * Whether a member with a seat deleted the session: anything that requires everybody's agreement is then impossible.
 */
export function hasLostSomebody(members: readonly Actor[]): boolean {
  return members.some(({ role, isGone }) => role !== 'observer' && isGone)
}
