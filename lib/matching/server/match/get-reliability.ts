import { db } from '@/lib/db/client'
import { RELIABILITY_OVER, type Reliability, reliabilityOf } from '../../domain/reliability'

/** How often a user came to the last twenty rounds they had accepted. */
export async function getReliability(userId: string): Promise<Reliability> {
  const seats = await db.matchSeat.findMany({
    where: { userId, came: { not: null } },
    // Ids are in chronological order.
    orderBy: { matchId: 'desc' },
    take: RELIABILITY_OVER,
    select: { came: true },
  })
  return reliabilityOf(seats.map(({ came }) => came === true))
}
