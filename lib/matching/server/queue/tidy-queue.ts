import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { ARRIVALS_KEPT_DAYS } from '../../domain/limits'
import { addMatchingJob, PAIR_WAITING } from '../job-kinds'
import { wishOf } from './ticket-row'

const DAY_MS = 24 * 3_600_000

/** Deletes arrivals that estimates no longer look at. */
export async function removeOldArrivals(now: Date): Promise<void> {
  const before = new Date(now.getTime() - (ARRIVALS_KEPT_DAYS + 1) * DAY_MS)
  await db.arrival.deleteMany({ where: { at: { lt: before } } })
}

/** Compares everybody who waits anew: what keeps two people apart may be over, as when there is a new case. */
export async function lookAgain(): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.ticket.updateMany({ where: { matchId: null }, data: { isNew: true } })
    const rows = await tx.ticket.findMany({ where: { matchId: null }, distinct: ['language'] })
    const languages = new Set(rows.map((row) => wishOf(row).language))
    for (const language of languages) await addMatchingJob(PAIR_WAITING, { language }, inTransaction(tx))
  })
}

/** Compares somebody who waits with everybody once more, such as after they took a block back. */
export async function lookAgainFor(userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.ticket.updateMany({ where: { userId, matchId: null }, data: { isNew: true } })
    const row = await tx.ticket.findUnique({ where: { userId } })
    if (row) await addMatchingJob(PAIR_WAITING, { language: wishOf(row).language }, inTransaction(tx))
  })
}
