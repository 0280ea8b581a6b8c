import { db } from '@/lib/db/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { AppError } from '@/lib/shared/errors'
import { leaveQueue } from '../queue/leave-queue'
import { cancelBooking } from '../slots/change-booking'
import { slotsLock } from '../slots/slots-lock'

/**
 * Removes a user from everything in which they would meet others: the queue, the hours that they offer or asked for,
 * and the rounds that they have booked. A round that has begun continues.
 */
export async function leaveEverything(userId: string, now: Date): Promise<void> {
  await leaveQueue(userId, now).catch((error: unknown) => ignore(error, 'matching/in-room'))
  await lockedTransaction([slotsLock(userId)], async (tx) => {
    await tx.offer.updateMany({
      where: { status: 'open', OR: [{ userId }, { forId: userId }] },
      data: { status: 'withdrawn' },
    })
    await tx.weeklyOffer.deleteMany({ where: { userId } })
  })
  const seats = { some: { userId } }
  const rounds = await db.booking.findMany({ where: { startsAt: { gt: now }, match: { seats } } })
  // It has already begun, or the other person cancelled it.
  for (const { matchId } of rounds)
    await cancelBooking(userId, matchId, now).catch((error: unknown) =>
      ignore(error, 'slot/over', 'not-found'),
    )
}

function ignore(error: unknown, ...codes: string[]): void {
  if (!(error instanceof AppError) || !codes.includes(error.code)) throw error
}
