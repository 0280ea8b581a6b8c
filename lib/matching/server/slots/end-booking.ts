import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { deleteMatchedRoom } from '@/lib/rooms/server/matched-room'
import type { LockedMatch } from '../match/lock-match'
import { tellPeople } from '../tell-people'
import { cancelBookingJobs } from './booking-jobs'

type Ended = {
  startsAt: Date
  /** The person whose hour is offered again, if they offered it; null for nobody. */
  stays: string | null
}

/**
 * Removes a booked round that does not take place, with its room and its jobs: both people have that time free again.
 */
export async function endBooking(
  tx: Prisma.TransactionClient,
  match: LockedMatch,
  { startsAt, stays }: Ended,
  now: Date,
): Promise<void> {
  const { id: matchId, roomId } = match
  const within = inTransaction(tx)
  await tx.booking.delete({ where: { matchId } })
  await tx.ticket.deleteMany({ where: { matchId } })
  await tx.match.update({ where: { id: matchId }, data: { outcome: 'cancelled', endedAt: now } })
  if (roomId) await deleteMatchedRoom(tx, roomId)
  await cancelBookingJobs({ matchId, roomId }, within)
  if (stays)
    await tx.offer.updateMany({
      where: { userId: stays, startsAt, status: 'booked', forId: null },
      data: { status: 'open' },
    })
  // The other person may be asked again.
  await tx.offer.updateMany({
    where: { userId: { in: peopleOf(match) }, startsAt, status: 'booked' },
    data: { status: 'withdrawn', forId: null },
  })
  await tellPeople(peopleOf(match), within)
}

export function peopleOf({ seats }: LockedMatch): string[] {
  return seats.map(({ userId }) => userId)
}
