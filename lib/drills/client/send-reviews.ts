import { sendChanges } from '@/lib/shared/kept/send-changes'
import { keepReviewsAction } from '../actions'
import { MOST_REVIEW_CHANGES } from '../domain/limits'
import { drillStore } from './drill-store'

/** Sends the ratings made in this browser to the signed-in account. */
export const sendReviews = sendChanges(
  drillStore,
  (changes) => keepReviewsAction({ changes: [...changes] }),
  MOST_REVIEW_CHANGES,
)
