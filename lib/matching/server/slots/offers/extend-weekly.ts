import { db } from '@/lib/db/client'
import type { Prisma, WeeklyOffer } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { newId } from '@/lib/shared/ids'
import { logError } from '@/lib/shared/log-error'
import { AHEAD_DAYS, canBegin } from '../../../domain/slots/slot-limits'
import { daysAfter, localTimeOf, momentOf, weekdayOf } from '../../../domain/slots/slot-time'
import { slotsLock } from '../slots-lock'

/**
 * Offers the hours of a weekly offer as far ahead as hours can be offered, by the clock of its zone. Existing offers
 * stay as they are, including withdrawn ones; where the clock skips the hour, that week has none.
 */
export async function extendWeekly(
  tx: Prisma.TransactionClient,
  { id: weeklyId, userId, timeZone, weekday, time, createdAt: _, ...wish }: WeeklyOffer,
  now: Date,
): Promise<void> {
  const { date } = localTimeOf(now.getTime(), timeZone)
  const dates = Array.from({ length: AHEAD_DAYS + 2 }, (_, days) => daysAfter(date, days))
  const moments = dates
    .filter((day) => weekdayOf(day) === weekday)
    .map((day) => momentOf({ date: day, minutes: time }, timeZone))
    .filter((at) => at !== null)
  await tx.offer.createMany({
    data: moments
      .filter((at) => canBegin(at, now.getTime()))
      .map((at) => ({ id: newId(), userId, startsAt: new Date(at), ...wish, weeklyId, createdAt: now })),
    skipDuplicates: true,
  })
}

/** The same for all weekly offers, in batches. If one fails, the others are still extended. */
export async function extendAllWeekly(now: Date): Promise<void> {
  for (let after: string | undefined; ; ) {
    const page = await db.weeklyOffer.findMany({
      orderBy: { id: 'asc' },
      take: 100,
      ...(after && { where: { id: { gt: after } } }),
    })
    for (const { id, userId } of page)
      await lockedTransaction([slotsLock(userId)], async (tx) => {
        const still = await tx.weeklyOffer.findUnique({ where: { id } })
        if (still) await extendWeekly(tx, still, now)
      }).catch((error: unknown) => logError('weekly offer not extended', error))
    after = page.at(-1)?.id
    if (!after) return
  }
}

/** Deletes offers whose time has passed. */
export async function removeOldOffers(now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000)
  await db.offer.deleteMany({ where: { startsAt: { lt: dayAgo } } })
}
