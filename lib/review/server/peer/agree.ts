import { db } from '@/lib/db/client'
import type { PeerReviewStatus, Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { cancelJob } from '@/lib/jobs/server/add-job'
import type { RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { appError, notFound } from '@/lib/shared/errors'
import { tellSeated } from '../seat/tell-seated'
import { findSeatedRound, whoMustAgree } from './find-session-review'
import { lockReview } from './lock-review'
import { returnKey } from './return-review'
import { addReviewMail } from './review-mail'

/**
 * Records that an interviewer agrees to a review. When the last of them agrees, the round joins the queue.
 * @throws AppError `not-found`, `peer/not-asked` once there is nothing left to agree to
 */
export async function agreeToReview(userId: string, roomId: string, now: Date): Promise<void> {
  const { round, review } = await findSeatedRound(userId, roomId)
  if (!review || round.me.role !== 'interviewer') throw notFound('session')
  await db.$transaction(async (tx) => {
    if ((await lockReview(tx, review.id))?.status !== 'asked') throw appError('peer/not-asked')
    const consent = { reviewId: review.id, userId }
    await tx.reviewConsent.upsert({
      where: { reviewId_userId: consent },
      create: { ...consent, at: now },
      update: {},
    })
    const agreed = await tx.reviewConsent.findMany({
      where: { reviewId: review.id },
      select: { userId: true },
    })
    const all = new Set(agreed.map((one) => one.userId))
    if (whoMustAgree(round.members).every((member) => all.has(member.userId)))
      await tx.peerReview.update({ where: { id: review.id }, data: { status: 'open', openedAt: now } })
    await tellSeated(round, inTransaction(tx))
  })
}

/**
 * Removes a round from the queue, and from a reviewer who has taken it: its candidate withdraws it, or one of its
 * interviewers declines or withdraws their agreement. A submitted grade stays.
 * @throws AppError `not-found`, `peer/graded`
 */
export async function withdrawReview(userId: string, roomId: string): Promise<void> {
  const { round, review } = await findSeatedRound(userId, roomId)
  if (!review) throw notFound('session')
  await db.$transaction(async (tx) => {
    if ((await endReview(tx, round, review.id)) === 'done') throw appError('peer/graded')
  })
}

/**
 * Ends the review of a round within a transaction, unless it is already graded or withdrawn.
 * @returns its previous state; null if it no longer exists
 */
export async function endReview(
  tx: Prisma.TransactionClient,
  round: Pick<RoundOverview, 'id' | 'members'>,
  reviewId: string,
): Promise<PeerReviewStatus | null> {
  const kept = await lockReview(tx, reviewId)
  if (!kept || kept.status === 'withdrawn' || kept.status === 'done') return kept?.status ?? null
  await tx.reviewConsent.deleteMany({ where: { reviewId } })
  await tx.peerReview.update({
    where: { id: reviewId },
    data: {
      status: 'withdrawn',
      openedAt: null,
      reviewerId: null,
      takenUntil: null,
      // They have seen the round, so they cannot be given it again.
      ...(kept.reviewerId && { passedBy: { push: kept.reviewerId } }),
    },
  })
  const within = inTransaction(tx)
  await cancelJob(returnKey(reviewId), within)
  if (kept.reviewerId) await addReviewMail('ended', { reviewId, userId: kept.reviewerId }, within)
  await tellSeated(round, within)
  return kept.status
}
