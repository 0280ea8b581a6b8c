import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { addJob } from '@/lib/jobs/server/add-job'
import { ARCHIVED_BYTES, ARCHIVES_A_PERSON } from '@/lib/review/domain/archive/archive-limits'
import { archivableRound } from '@/lib/review/server/archive/write-archive'
import { weighImages } from '@/lib/rooms/server/images/images'
import { weighLog } from '@/lib/rooms/server/log/weigh-log'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import {
  type DataExportState,
  EXPORT_PAUSE_MINUTES,
  OF_ACCOUNT,
  SESSION_PAUSE_SECONDS,
} from '../../domain/data-export'
import { EXPORT_DATA, EXPORT_SESSION } from './export-jobs'

/**
 * Queues an archive of all of a user's data. An earlier one is deleted.
 * @throws AppError `data/too-soon` within ten minutes of the last request
 */
export async function askExport(userId: string, now: Date): Promise<void> {
  await lockedTransaction([`export of ${userId}`], async (tx) => {
    if (await wasAsked(tx, userId, OF_ACCOUNT, now.getTime() - EXPORT_PAUSE_MINUTES * 60_000))
      throw appError('data/too-soon', { minutes: EXPORT_PAUSE_MINUTES })
    const run = await begin(tx, userId, OF_ACCOUNT, now)
    await addJob(EXPORT_DATA, { userId, run }, { key: `export of ${userId}`, within: inTransaction(tx) })
  })
}

/**
 * Queues an archive of a past session that another installation can import. An earlier one of it is deleted.
 * @throws AppError `not-found`, `archive/closed`, `archive/too-large`, `archive/soon` within a minute of the last
 * request, `archive/too-many-kept`
 */
export async function askSessionArchive(userId: string, roomId: string, now: Date): Promise<void> {
  await archivableRound(userId, roomId)
  if ((await weighLog(roomId)) + (await weighImages(roomId)) > ARCHIVED_BYTES)
    throw appError('archive/too-large', { megabytes: Math.floor(ARCHIVED_BYTES / 1024 / 1024) })
  await lockedTransaction([`export of ${userId}`], async (tx) => {
    if (await wasAsked(tx, userId, roomId, now.getTime() - SESSION_PAUSE_SECONDS * 1000))
      throw appError('archive/soon')
    const others = { userId, about: { notIn: [OF_ACCOUNT, roomId] } }
    const live = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
    if ((await tx.dataExport.count({ where: { ...others, ...live } })) >= ARCHIVES_A_PERSON)
      throw appError('archive/too-many-kept', { most: ARCHIVES_A_PERSON })
    const run = await begin(tx, userId, roomId, now)
    const key = `archive of ${roomId} for ${userId}`
    await addJob(EXPORT_SESSION, { userId, roomId, run }, { key, within: inTransaction(tx) })
  })
}

/** Progress of a user's archive; none if it has expired. @param about `OF_ACCOUNT`, or the id of a room */
export async function getExport(userId: string, about: string, now: Date): Promise<DataExportState> {
  const row = await db.dataExport.findUnique({ where: { userId_about: { userId, about } } })
  if (!row || (row.expiresAt && row.expiresAt <= now)) return { state: 'none' }
  const { readyAt, expiresAt, sha256, bytes, done, total, troubleAt } = row
  if (!readyAt || !expiresAt || !sha256)
    return { state: 'making', done, total, hasTrouble: troubleAt !== null }
  return { state: 'ready', bytes, sha256, readyAt: readyAt.getTime(), expiresAt: expiresAt.getTime() }
}

async function wasAsked(
  tx: Prisma.TransactionClient,
  userId: string,
  about: string,
  since: number,
): Promise<boolean> {
  const where = { userId_about: { userId, about } }
  const last = await tx.dataExport.findUnique({ where, select: { askedAt: true } })
  return last !== null && last.askedAt.getTime() > since
}

/** @returns the id of the run that creates it */
async function begin(
  tx: Prisma.TransactionClient,
  userId: string,
  about: string,
  askedAt: Date,
): Promise<string> {
  const run = newId()
  await tx.dataExport.deleteMany({ where: { userId, about } })
  await tx.dataExport.create({ data: { userId, about, run, askedAt } })
  return run
}
