import type { Actor } from '@/lib/rooms/domain/round/members'
import { findRound, type RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { notFound } from '@/lib/shared/errors'

/** A round that is over, for somebody who has a seat in it. */
export type SeatedIn = RoundOverview & { endedAt: number }

/** @throws AppError `not-found` for everybody else, observers too, and as long as the round is not over */
export async function findSeat(userId: string, roomId: string): Promise<SeatedIn> {
  const round = await findRound(roomId, userId)
  const { endedAt } = round
  if (endedAt === null || round.me.role === 'observer') throw notFound('session')
  return { ...round, endedAt }
}

/** The ids of those who have a seat: a candidate, or an interviewer. Whoever deleted the session has none any more. */
export function seatedIn(members: readonly Actor[]): ReadonlySet<string> {
  return new Set(
    members.flatMap(({ userId, role, isGone }) => (role === 'observer' || isGone ? [] : [userId])),
  )
}

/** Whether somebody with a seat deleted the session: what needs the agreement of everybody cannot be had any more. */
export function hasLostSomebody(members: readonly Actor[]): boolean {
  return members.some(({ role, isGone }) => role !== 'observer' && isGone)
}
