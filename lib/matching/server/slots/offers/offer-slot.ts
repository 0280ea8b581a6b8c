import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { canBegin, OFFERS_AT_ONCE, WEEKLY_AT_ONCE } from '../../../domain/slots/slot-limits'
import { localTimeOf } from '../../../domain/slots/slot-time'
import type { Wish } from '../../../domain/wish'
import { slotsLock } from '../slots-lock'
import { isBusy } from '../take-times'
import { extendWeekly } from './extend-weekly'

type NewOffer = {
  wish: Wish
  /** Ms since 1970. */
  at: number
  /** Time zone whose clock a weekly offer follows; null for a single hour. */
  weeklyIn: string | null
}

/**
 * Offers an hour to anybody who fits. Offering it again changes its wish.
 * @throws AppError `slot/no-such-time`, `slot/too-many`, `slot/busy`
 */
export async function offerSlot(userId: string, { wish, at, weeklyIn }: NewOffer, now: Date): Promise<void> {
  if (!canBegin(at, now.getTime())) throw appError('slot/no-such-time')
  await lockedTransaction([slotsLock(userId)], async (tx) => {
    const startsAt = new Date(at)
    const before = await tx.offer.findUnique({ where: { userId_startsAt: { userId, startsAt } } })
    if (await isBusy(tx, userId, { at, minutes: wish.minutes })) throw appError('slot/busy')
    await checkRoomFor(tx, userId, before?.status === 'open', now)
    const data = { ...wish, forId: null, status: 'open', createdAt: now } as const
    await tx.offer.upsert({
      where: { userId_startsAt: { userId, startsAt } },
      create: { id: newId(), userId, startsAt, ...data },
      update: data,
    })
    if (!weeklyIn) return
    const weekly = await offerWeekly(tx, userId, { wish, at, zone: weeklyIn }, now)
    await tx.offer.update({ where: { userId_startsAt: { userId, startsAt } }, data: { weeklyId: weekly.id } })
    await extendWeekly(tx, weekly, now)
  })
}

async function checkRoomFor(
  tx: Prisma.TransactionClient,
  userId: string,
  isThere: boolean,
  now: Date,
): Promise<void> {
  if (isThere) return
  // Hours that belong to a weekly offer are limited by the number of weekly offers.
  const where = { userId, status: 'open', startsAt: { gt: now }, weeklyId: null } as const
  if ((await tx.offer.count({ where })) >= OFFERS_AT_ONCE)
    throw appError('slot/too-many', { what: 'once', most: OFFERS_AT_ONCE })
}

async function offerWeekly(
  tx: Prisma.TransactionClient,
  userId: string,
  { wish, at, zone }: { wish: Wish; at: number; zone: string },
  now: Date,
) {
  const { weekday, minutes: time } = localTimeOf(at, zone)
  const key = { userId, timeZone: zone, weekday, time }
  const before = await tx.weeklyOffer.findUnique({ where: { userId_timeZone_weekday_time: key } })
  if (!before && (await tx.weeklyOffer.count({ where: { userId } })) >= WEEKLY_AT_ONCE)
    throw appError('slot/too-many', { what: 'weekly', most: WEEKLY_AT_ONCE })
  return tx.weeklyOffer.upsert({
    where: { userId_timeZone_weekday_time: key },
    create: { id: newId(), ...key, ...wish, createdAt: now },
    update: wish,
  })
}
