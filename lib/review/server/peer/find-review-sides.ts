import { db } from '@/lib/db/client'
import { DIMENSION_TITLES, DIMENSIONS } from '@/lib/framework/dimensions'
import type { Scores } from '@/lib/grading/domain/grade'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'

/** A review as one of its two people knows it, and the identity of the other, which they must not learn. */
export type ReviewSides = {
  other: string
  roomId: string
  title: string
  /** What a reviewer wrote, for the person who was reviewed; null for the reviewer. */
  written: { title: string; text: string }[] | null
}

/**
 * The other person in a review: the candidate, for a reviewer who has the round or graded it; the reviewer, for the
 * candidate once the review is in.
 * @throws AppError `not-found` for everybody else
 */
export async function findReviewSides(userId: string, reviewId: string): Promise<ReviewSides> {
  const review = isId(reviewId) ? await db.peerReview.findUnique({ where: { id: reviewId } }) : null
  const round = review && (await readRound(review.roomId))
  if (!review || !round) throw notFound('review')
  const facts = { roomId: round.id, title: round.title }
  if (review.reviewerId === userId) return { ...facts, other: review.subjectId, written: null }
  if (review.subjectId !== userId || review.status !== 'done' || !review.reviewerId) throw notFound('review')
  return { ...facts, other: review.reviewerId, written: writtenIn(review) }
}

function writtenIn({ scores, keep, change }: { scores: unknown; keep: string; change: string }) {
  // Validated by scoresOn before it was stored.
  const notes = scores as Scores
  return [
    ...DIMENSIONS.map((dimension) => ({
      title: DIMENSION_TITLES[dimension],
      text: [notes[dimension]?.note, notes[dimension]?.overruled].filter(Boolean).join('\n'),
    })),
    { title: 'Keep', text: keep },
    { title: 'Change', text: change },
  ].filter(({ text }) => text !== '')
}
