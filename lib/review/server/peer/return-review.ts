import { z } from 'zod'
import { countAudit } from '@/lib/audit/server/count-audit'
import { recordAudit } from '@/lib/audit/server/record-audit'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { type JobKind, newJob } from '@/lib/jobs/domain/job'
import { addNewJob, cancelJob } from '@/lib/jobs/server/add-job'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { appError, notFound } from '@/lib/shared/errors'
import { idSchema } from '@/lib/shared/id-schema'
import { tellSeated } from '../seat/tell-seated'
import { lockReview } from './lock-review'

/** Returns a round to the queue if its reviewer did not grade it in time. */
export const RETURN_REVIEW: JobKind<{ reviewId: string }> = {
  name: 'review/return',
  payload: z.object({ reviewId: idSchema }),
  attempts: 10,
}

const GIVEN_BACK = 'peer/given-back'
/** After this many returns within this time, in ms, a person is given no more rounds. */
const GIVEN_BACK_MOST = 3
const GIVEN_BACK_MS = 24 * 3_600_000

/** At most one job is waiting for each review. */
export const returnKey = (reviewId: string): string => `${RETURN_REVIEW.name} ${reviewId}`

export const returnJob = (reviewId: string, at: Date) =>
  newJob(RETURN_REVIEW, { reviewId }, { key: returnKey(reviewId), at })

/**
 * Runs that job. If it is too early, for example because another reviewer has taken the round since, it waits again.
 */
export async function returnLate(reviewId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const kept = await lockReview(tx, reviewId)
    if (kept?.status !== 'taken' || !kept.takenUntil) return
    if (kept.takenUntil <= now) return putBack(tx, reviewId, kept.reviewerId)
    await addNewJob(returnJob(reviewId, kept.takenUntil), inTransaction(tx))
  })
}

/**
 * A reviewer returns a round. It goes to somebody else, from its old position; they are not given it again.
 * @throws AppError `not-found` if they do not have it
 */
export async function giveBack(userId: string, reviewId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const kept = await lockReview(tx, reviewId)
    if (kept?.status !== 'taken' || kept.reviewerId !== userId) throw notFound('review')
    await putBack(tx, reviewId, userId)
    await cancelJob(returnKey(reviewId), inTransaction(tx))
    await recordAudit(
      { at: now, actorId: userId, action: GIVEN_BACK, subject: `user:${userId}`, detail: { reviewId } },
      tx,
    )
  })
}

/**
 * Refuses a person who returned one round after another: they could choose in the end, and two people could grade only
 * each other.
 * @throws AppError `peer/given-back` for a person with too many recent returns
 */
export async function refuseChooser(userId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - GIVEN_BACK_MS)
  if ((await countAudit({ action: GIVEN_BACK, subject: `user:${userId}`, since })) >= GIVEN_BACK_MOST)
    throw appError('peer/given-back', { most: GIVEN_BACK_MOST })
}

async function putBack(
  tx: Prisma.TransactionClient,
  reviewId: string,
  reviewerId: string | null,
): Promise<void> {
  const { roomId } = await tx.peerReview.update({
    where: { id: reviewId },
    data: {
      status: 'open',
      reviewerId: null,
      takenUntil: null,
      ...(reviewerId && { passedBy: { push: reviewerId } }),
    },
    select: { roomId: true },
  })
  const round = await readRound(roomId)
  if (round) await tellSeated(round, inTransaction(tx))
}
