import { handles, type JobHandler } from '@/lib/jobs/domain/job'
import { RETURN_REVIEW, returnLate } from './peer/return-review'
import { REVIEW_MAIL, sendReviewMail } from './peer/review-mail'

export const reviewJobs: readonly JobHandler[] = [
  handles(RETURN_REVIEW, ({ reviewId }) => returnLate(reviewId, new Date())),
  handles(REVIEW_MAIL, sendReviewMail),
]
