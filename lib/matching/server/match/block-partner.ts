import { blockPerson } from '@/lib/auth/server/blocks/block-person'
import { db } from '@/lib/db/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { listPartners } from '@/lib/rooms/server/rounds/list-partners'
import { withdrawProposals } from '@/lib/rooms/server/rounds/withdraw-proposals'
import { AppError, notFound } from '@/lib/shared/errors'
import { cancelBooking } from '../slots/change-booking'
import { slotsLock } from '../slots/slots-lock'
import { endMatch } from './end-match'
import { inMatch } from './lock-match'

/**
 * Prevents a user from being matched with a person they have met, here or in a room. Nobody is notified. An open match
 * between the two ends as if it had been declined, rounds that they have booked are cancelled, and a next round that
 * the blocker had proposed is withdrawn.
 * @throws AppError `not-found` for a person they have never met
 */
export async function blockPartner(userId: string, partnerId: string, now: Date): Promise<void> {
  if (userId === partnerId || !(await haveMet(userId, partnerId))) throw notFound('person')
  await keepApart(userId, partnerId, now)
}

/** The same, where the caller knows that the two have met, even if only before a round began. */
export async function keepApart(userId: string, partnerId: string, now: Date): Promise<void> {
  await blockPerson(userId, partnerId)
  await endBookedWith(userId, partnerId, now)
  await withdrawProposals(userId, partnerId)
  const ticket = await db.ticket.findUnique({ where: { userId }, select: { matchId: true } })
  if (!ticket?.matchId) return
  await inMatch(ticket.matchId, async (tx, match) => {
    const isTheirs = match.seats.some((seat) => seat.userId === partnerId)
    if (isTheirs && match.outcome === null)
      await endMatch(tx, match, { outcome: 'declined', leaves: new Map() }, now)
  })
}

async function endBookedWith(userId: string, partnerId: string, now: Date): Promise<void> {
  // Waits for a booking between the two that is in progress; a later one sees the block.
  await lockedTransaction([userId, partnerId].map(slotsLock), (tx) =>
    tx.offer.updateMany({
      where: {
        status: 'open',
        OR: [
          { userId, forId: partnerId },
          { userId: partnerId, forId: userId },
        ],
      },
      data: { status: 'withdrawn' },
    }),
  )
  const both = [userId, partnerId].map((one) => ({ match: { seats: { some: { userId: one } } } }))
  const rounds = await db.booking.findMany({ where: { startsAt: { gt: now }, AND: both } })
  for (const { matchId } of rounds)
    await cancelBooking(userId, matchId, now).catch((error: unknown) => {
      // It has already begun, or the other person cancelled it.
      if (!(error instanceof AppError) || error.code !== 'slot/over') throw error
    })
}

async function haveMet(userId: string, partnerId: string): Promise<boolean> {
  const matches = await db.match.count({
    where: { AND: [{ seats: { some: { userId } } }, { seats: { some: { userId: partnerId } } }] },
  })
  return matches > 0 || (await listPartners(db, userId)).includes(partnerId)
}
