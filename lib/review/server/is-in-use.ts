import { findReviewOf } from './peer/find-session-review'
import { hasOpenLink } from './share/own-links'

/** Whether anybody has an active link to a round, or a review of it was requested or is in progress. */
export async function isInUse(roomId: string, now: Date): Promise<boolean> {
  const review = await findReviewOf(roomId)
  if (review && review.status !== 'done' && review.status !== 'withdrawn') return true
  return hasOpenLink(roomId, now)
}
