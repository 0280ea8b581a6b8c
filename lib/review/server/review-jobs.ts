import { handles, type JobHandler, repeats } from '@/lib/jobs/domain/job'
import { RETURN_REVIEW, returnLate } from './peer/return-review'
import { REVIEW_MAIL, sendReviewMail } from './peer/review-mail'
import { removeEndedShareLinks } from './share/remove-ended-links'

export const reviewJobs: readonly JobHandler[] = [
  handles(RETURN_REVIEW, ({ reviewId }) => returnLate(reviewId, new Date())),
  handles(REVIEW_MAIL, sendReviewMail),
  repeats('review/remove-ended-links', '50 3 * * *', () => removeEndedShareLinks(new Date())),
]
