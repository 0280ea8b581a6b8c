import type { SessionUser } from '@/lib/auth/domain/session-user'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { addNewJob } from '@/lib/jobs/server/add-job'
import { appError } from '@/lib/shared/errors'
import { REVIEW_TIME_MS } from '../../domain/peer/peer-review-view'
import { reviewsLock } from './count-reviews'
import { findWaiting } from './find-waiting'
import { refuseChooser, returnJob } from './return-review'

/**
 * Gives a person the round that has waited longest, of those that match. Nobody can choose the round: two people could
 * otherwise grade only each other.
 * @param groupId the group; null for rounds open to everyone
 * @returns the id of its review
 * @throws AppError `peer/busy` while they have another one, `peer/given-back`, `peer/none-waiting`, `not-found` for a
 * group that they are not in
 */
export async function takeReview(
  user: Pick<SessionUser, 'id' | 'level' | 'languages'>,
  groupId: string | null,
  now: Date,
): Promise<string> {
  const takenUntil = new Date(now.getTime() + REVIEW_TIME_MS)
  const refuseSecond = async (client: Pick<Prisma.TransactionClient, 'peerReview'>) => {
    const theirs = { reviewerId: user.id, status: 'taken' as const, takenUntil: { gt: now } }
    if ((await client.peerReview.count({ where: theirs })) > 0) throw appError('peer/busy')
  }
  await refuseSecond(db)
  await refuseChooser(user.id, now)
  for (const id of await findWaiting(user, now, groupId)) {
    const taken = await lockedTransaction([reviewsLock(user.id)], async (tx) => {
      await refuseSecond(tx)
      const { count } = await tx.peerReview.updateMany({
        where: { id, status: 'open' },
        data: { status: 'taken', reviewerId: user.id, takenUntil },
      })
      if (count > 0) await addNewJob(returnJob(id, takenUntil), inTransaction(tx))
      return count > 0
    })
    // Otherwise somebody else was first.
    if (taken) return id
  }
  throw appError('peer/none-waiting')
}
