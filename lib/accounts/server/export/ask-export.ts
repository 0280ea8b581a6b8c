import { db } from '@/lib/db/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { addJob } from '@/lib/jobs/server/add-job'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { type DataExportState, EXPORT_PAUSE_MINUTES } from '../../domain/data-export'
import { EXPORT_DATA } from './export-data-job'

/**
 * Has all of somebody's data made into an archive. An earlier one goes.
 * @throws AppError `data/too-soon` within ten minutes of the last time
 */
export async function askExport(userId: string, now: Date): Promise<void> {
  await lockedTransaction([`export of ${userId}`], async (tx) => {
    const last = await tx.dataExport.findUnique({ where: { userId }, select: { askedAt: true } })
    if (last && now.getTime() - last.askedAt.getTime() < EXPORT_PAUSE_MINUTES * 60_000)
      throw appError('data/too-soon', { minutes: EXPORT_PAUSE_MINUTES })
    const run = newId()
    await tx.dataExport.deleteMany({ where: { userId } })
    await tx.dataExport.create({ data: { userId, run, askedAt: now } })
    await addJob(EXPORT_DATA, { userId, run }, { key: `export of ${userId}`, within: inTransaction(tx) })
  })
}

/** How far somebody's archive is. One whose time is over is none. */
export async function getExport(userId: string, now: Date): Promise<DataExportState> {
  const row = await db.dataExport.findUnique({ where: { userId } })
  if (!row || (row.expiresAt && row.expiresAt <= now)) return { state: 'none' }
  const { readyAt, expiresAt, sha256, bytes, done, total, troubleAt } = row
  if (!readyAt || !expiresAt || !sha256)
    return { state: 'making', done, total, hasTrouble: troubleAt !== null }
  return { state: 'ready', bytes, sha256, readyAt: readyAt.getTime(), expiresAt: expiresAt.getTime() }
}
