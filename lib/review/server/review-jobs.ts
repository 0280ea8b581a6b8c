import { handles, type JobHandler, repeats } from '@/lib/jobs/domain/job'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { RETURN_REVIEW, returnLate } from './peer/return-review'
import { REVIEW_MAIL, sendReviewMail } from './peer/review-mail'
import { emptyTrashes } from './sessions/delete-for-good'
import { INDEX_SESSION, indexesSession, indexMissing, indexSession } from './sessions/index-session'
import { removeEndedShareLinks } from './share/remove-ended-links'

export const reviewJobs: readonly JobHandler[] = [
  handles(RETURN_REVIEW, ({ reviewId }) => returnLate(reviewId, new Date())),
  handles(REVIEW_MAIL, sendReviewMail),
  handles(INDEX_SESSION, ({ roomId }) => indexSession(roomId)),
  repeats('review/index-missing', '15 * * * *', indexMissing, { atStart: true }),
  repeats('review/empty-trashes', '10 4 * * *', () => emptyTrashes(new Date())),
  repeats('review/remove-ended-links', '50 3 * * *', () => removeEndedShareLinks(new Date())),
]

/** How the review reacts to events of a room. */
export const reviewReactions: readonly Reaction[] = [indexesSession]
