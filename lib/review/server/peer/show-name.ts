import { db } from '@/lib/db/client'
import { appError, notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { lockReview } from './lock-review'

/**
 * The candidate or the reviewer of a finished review shows their name to the other, or hides it again. Each sees the
 * other's name while both agree.
 * @throws AppError `not-found` for everybody else, `peer/not-in`
 */
export async function showName(userId: string, reviewId: string, shows: boolean): Promise<void> {
  if (!isId(reviewId)) throw notFound('review')
  await db.$transaction(async (tx) => {
    const kept = await lockReview(tx, reviewId)
    const review = kept && (await tx.peerReview.findUnique({ where: { id: reviewId } }))
    const isSubject = review?.subjectId === userId
    if (!review || (!isSubject && review.reviewerId !== userId)) throw notFound('review')
    if (review.status !== 'done') throw appError('peer/not-in')
    await tx.peerReview.update({
      where: { id: reviewId },
      data: isSubject ? { subjectShows: shows } : { reviewerShows: shows },
    })
  })
}
