import { findReviewOf } from './peer/find-session-review'
import { hasOpenLink } from './share/own-links'

/** Whether somebody has a link to a round that has not ended, or a review of it is asked for or under way. */
export async function isInUse(roomId: string, now: Date): Promise<boolean> {
  const review = await findReviewOf(roomId)
  if (review && review.status !== 'done' && review.status !== 'withdrawn') return true
  return hasOpenLink(roomId, now)
}
