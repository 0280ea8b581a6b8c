import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { keepApart } from '@/lib/matching/server/match/block-partner'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { hidesPerson, type NewReport, REPORT_DAY_MS, REPORTS_A_DAY } from '../domain/report'
import { findTarget } from './find-target'
import { packRecord } from './keep-record'

/**
 * Reports a person to the administrators. The person is not notified.
 * @throws AppError `not-found` for a place where the reporter was not involved, `report/too-many`, `report/sent` while
 * an earlier one about the same person in the same place is open
 */
export async function fileReport(
  reporter: { id: string; name: string },
  { target, reason, text, attach, block }: NewReport,
  now: Date,
): Promise<void> {
  const found = await findTarget(reporter.id, target, now)
  const { placeId } = found
  const refuse = async (client: Pick<Prisma.TransactionClient, 'report'>) => {
    const since = new Date(now.getTime() - REPORT_DAY_MS)
    const sent = await client.report.count({ where: { reporterId: reporter.id, at: { gt: since } } })
    if (sent >= REPORTS_A_DAY) throw appError('report/too-many', { most: REPORTS_A_DAY })
    const same = { reporterId: reporter.id, reportedId: found.userId, placeId, decisions: { none: {} } }
    if ((await client.report.count({ where: same })) > 0) throw appError('report/sent')
  }
  // Checked before reading the room, which is the expensive part.
  await refuse(db)
  const record = attach ? await packRecord(reporter.id, found, now) : null
  await lockedTransaction([`reports of ${reporter.id}`], async (tx) => {
    await refuse(tx)
    await tx.report.create({
      data: {
        id: newId(),
        at: now,
        reporterId: reporter.id,
        reporterName: reporter.name,
        reportedId: found.userId,
        reportedName: found.name,
        place: target.from,
        placeId,
        title: found.title,
        reason,
        text,
        record,
      },
    })
  })
  // The reporter's list of blocked people would reveal the name.
  if (block && !hidesPerson(target)) await keepApart(reporter.id, found.userId, now)
}
