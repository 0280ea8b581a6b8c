import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { scoreSheet } from '@/lib/grading/domain/grade'
import { overall } from '@/lib/grading/domain/overall'
import type { Submission } from '@/lib/grading/domain/submission'
import { checkPointers } from '@/lib/grading/server/check-pointers'
import { scoresOn } from '@/lib/grading/server/scores-on'
import { cancelJob } from '@/lib/jobs/server/add-job'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { AppError, appError } from '@/lib/shared/errors'
import { tellSeated } from '../seat/tell-seated'
import { reviewsLock } from './count-reviews'
import { findTaken, type Taken } from './find-taken'
import { rubricOf } from './get-taken-round'
import { lockReview } from './lock-review'
import { returnKey } from './return-review'
import { addReviewMail } from './review-mail'

/**
 * Submits a reviewer's grade, which is final. In the same transaction the reviewer earns the credit that the candidate
 * pays.
 * @throws AppError `peer/ended` if they no longer have the round, `peer/too-little-seen`, `grade/other-rubric`,
 * `grade/incomplete`, `grade/bad-pointer`
 */
export async function submitReview(
  userId: string,
  reviewId: string,
  submission: Submission,
  now: Date,
): Promise<void> {
  const taken = await findTaken(userId, reviewId, now).catch(asEnded)
  const { round } = taken
  const rubric = await rubricOf(taken)
  const scores = scoresOn(rubric, submission)
  checkPointers(scores, await loadRoom(round.id))
  if (overall(scoreSheet(scores), rubric).observed < rubric.observed) throw appError('peer/too-little-seen')
  await lockedTransaction([reviewsLock(userId)], async (tx) => {
    const kept = await lockReview(tx, reviewId)
    const isTheirs = kept?.status === 'taken' && kept.reviewerId === userId
    if (!isTheirs || !kept.takenUntil || kept.takenUntil <= now) throw appError('peer/ended')
    const { keep, change } = submission
    const { subjectId } = await tx.peerReview.update({
      where: { id: reviewId },
      data: {
        status: 'done',
        rubricVersion: rubric.version,
        scores: scores satisfies Prisma.InputJsonObject,
        keep,
        change,
        doneAt: now,
        takenUntil: null,
      },
      select: { subjectId: true },
    })
    await tx.reviewCredit.create({ data: { reviewId, fromId: subjectId, toId: userId, at: now } })
    const within = inTransaction(tx)
    await cancelJob(returnKey(reviewId), within)
    await addReviewMail('in', { reviewId, userId: subjectId }, within)
    await addReviewMail('given', { reviewId, userId }, within)
    await tellSeated(round, within)
  })
}

/** A reviewer who was writing a grade is told what became of the round, instead of "not found". */
function asEnded(error: unknown): Taken {
  if (error instanceof AppError && error.code === 'not-found') throw appError('peer/ended')
  throw error
}
