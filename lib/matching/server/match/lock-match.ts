import { db } from '@/lib/db/client'
import type { Match, MatchSeat, Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { seatsLock } from '@/lib/rooms/server/rounds/find-open-rounds'
import { notFound } from '@/lib/shared/errors'
import { NO_SHOW_MS } from '../../domain/limits'
import { inTurn } from './in-turn'

/** A match with its people, locked against other changes. */
export type LockedMatch = Match & { seats: MatchSeat[] }

/**
 * Does something with a match under a lock that holds across all processes; meanwhile its people cannot get another
 * seat on its case.
 * @throws AppError `not-found`, `unavailable`
 */
export function inMatch<T>(
  matchId: string,
  work: (tx: Prisma.TransactionClient, match: LockedMatch) => Promise<T>,
): Promise<T> {
  return inTurn(() => inLockedMatch(matchId, work))
}

async function inLockedMatch<T>(
  matchId: string,
  work: (tx: Prisma.TransactionClient, match: LockedMatch) => Promise<T>,
): Promise<T> {
  const known = await db.match.findUnique({
    where: { id: matchId },
    select: { caseId: true, seats: { select: { userId: true } } },
  })
  if (!known) throw notFound('match')
  const seats = known.seats.map(({ userId }) => seatsLock(userId, known.caseId))
  return lockedTransaction([`match ${matchId}`, ...seats], async (tx) => {
    const match = await tx.match.findUnique({ where: { id: matchId }, include: { seats: true } })
    if (!match) throw notFound('match')
    return work(tx, match)
  })
}

/** The other seat of the two. Null if that person was deleted meanwhile. */
export function otherSeat({ seats }: Pick<LockedMatch, 'seats'>, userId: string): MatchSeat | null {
  return seats.find((seat) => seat.userId !== userId) ?? null
}

/** Deadline for coming to the room, in ms since 1970. The room is created, or opens, when the match is decided. */
export function dueAt({ endedAt, madeAt }: Pick<Match, 'endedAt' | 'madeAt'>): number {
  return (endedAt ?? madeAt).getTime() + NO_SHOW_MS
}
