import { z } from 'zod'
import { suspendPerson } from '@/lib/auth/server/suspend-person'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import type { JobKind } from '@/lib/jobs/domain/job'
import { addJob } from '@/lib/jobs/server/add-job'
import { leaveEverything } from '@/lib/matching/server/match/leave-everything'
import { setFree } from '@/lib/presence/server/set-free'
import { appError, notFound } from '@/lib/shared/errors'
import { idSchema } from '@/lib/shared/id-schema'
import { newId } from '@/lib/shared/ids'
import type { NewDecision } from '../domain/decision'
import { addDecisionMail } from './decision-mail'

/** Removes a suspended user from everything in which they would meet others. */
export const LEAVE_EVERYTHING: JobKind<{ userId: string }> = {
  name: 'safety/leave-everything',
  payload: z.object({ userId: idSchema }),
  attempts: 10,
}

/** The handler of that job. */
export async function leaveAsSuspended(userId: string, now: Date): Promise<void> {
  await leaveEverything(userId, now)
  await setFree(userId, false, now)
}

/**
 * Records a decision on a report and carries it out. Earlier decisions stay in the log.
 * @throws AppError `not-found`, `report/no-person`, `report/lift-none`
 */
export async function decideReport(
  admin: { id: string; name: string },
  { reportId, outcome, note, message }: NewDecision,
  now: Date,
): Promise<void> {
  await lockedTransaction([`report ${reportId}`], async (tx) => {
    const report = await tx.report.findUnique({ where: { id: reportId }, select: { reportedId: true } })
    if (!report) throw notFound('report')
    const { reportedId } = report
    const id = newId()
    const within = inTransaction(tx)
    if (outcome !== 'closed') {
      if (!reportedId) throw appError('report/no-person')
      if (outcome === 'suspended') {
        await suspendPerson(tx, reportedId, now)
        await addJob(LEAVE_EVERYTHING, { userId: reportedId }, { within })
      }
      if (outcome === 'lifted' && !(await suspendPerson(tx, reportedId, null)))
        throw appError('report/lift-none')
      await addDecisionMail(id, within)
    }
    await tx.reportDecision.create({
      data: {
        ...{ id, reportId, at: now, outcome, note },
        ...{ adminId: admin.id, adminName: admin.name },
        message: outcome === 'closed' ? '' : message,
      },
    })
  })
}
