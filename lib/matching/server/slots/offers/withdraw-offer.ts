import { lockedTransaction } from '@/lib/db/locked-transaction'
import { notFound } from '@/lib/shared/errors'
import { slotsLock } from '../slots-lock'

/** Withdraws an hour that a user offers. Bookings stay. @param at ms since 1970 */
export async function withdrawOffer(userId: string, at: number): Promise<void> {
  await lockedTransaction([slotsLock(userId)], (tx) =>
    tx.offer.updateMany({
      where: { userId, startsAt: new Date(at), status: 'open' },
      // For another round that they asked for: they may ask again.
      data: { status: 'withdrawn', forId: null },
    }),
  )
}

/**
 * Withdraws a weekly offer, with those of its hours that are not booked yet.
 * @throws AppError `not-found` for one that is not theirs
 */
export async function withdrawWeekly(userId: string, weeklyId: string): Promise<void> {
  await lockedTransaction([slotsLock(userId)], async (tx) => {
    await tx.offer.deleteMany({ where: { userId, weeklyId, status: { not: 'booked' } } })
    // Reserved for the user themselves: if the partner cancels, it is not offered again.
    await tx.offer.updateMany({ where: { userId, weeklyId }, data: { forId: userId } })
    const { count } = await tx.weeklyOffer.deleteMany({ where: { id: weeklyId, userId } })
    if (count === 0) throw notFound('match')
  })
}

/** Declines another round that somebody asked for. The asker only learns that the hour is free again. */
export async function declineAsk(userId: string, offerId: string): Promise<void> {
  await lockedTransaction([slotsLock(userId)], (tx) =>
    tx.offer.updateMany({
      where: { id: offerId, forId: userId, status: 'open' },
      data: { status: 'withdrawn' },
    }),
  )
}
