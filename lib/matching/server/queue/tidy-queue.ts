import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { ARRIVALS_KEPT_DAYS } from '../../domain/limits'
import { addMatchingJob, PAIR_WAITING } from '../job-kinds'
import { wishOf } from './ticket-row'

const DAY_MS = 24 * 3_600_000

/** Deletes arrivals too old for estimates. */
export async function removeOldArrivals(now: Date): Promise<void> {
  const before = new Date(now.getTime() - (ARRIVALS_KEPT_DAYS + 1) * DAY_MS)
  await db.arrival.deleteMany({ where: { at: { lt: before } } })
}

/**
 * Compares everybody who waits once more: what kept two people apart may have changed, for instance through a new case.
 */
export async function lookAgain(): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.ticket.updateMany({ where: { matchId: null }, data: { isNew: true } })
    const rows = await tx.ticket.findMany({ where: { matchId: null }, distinct: ['language'] })
    const languages = new Set(rows.map((row) => wishOf(row).language))
    for (const language of languages) await addMatchingJob(PAIR_WAITING, { language }, inTransaction(tx))
  })
}

/** Compares one waiting person with everybody once more, for instance after they removed a block. */
export async function lookAgainFor(userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.ticket.updateMany({ where: { userId, matchId: null }, data: { isNew: true } })
    const row = await tx.ticket.findUnique({ where: { userId } })
    if (row) await addMatchingJob(PAIR_WAITING, { language: wishOf(row).language }, inTransaction(tx))
  })
}
