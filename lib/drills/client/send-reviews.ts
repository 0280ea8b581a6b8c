import { sendChanges } from '@/lib/shared/kept/send-changes'
import { keepReviewsAction } from '../actions'
import { MOST_REVIEW_CHANGES } from '../domain/limits'
import { drillStore } from './drill-store'

/** Hands what was rated in this browser to the account that is signed in. */
export const sendReviews = sendChanges(
  drillStore,
  (changes) => keepReviewsAction({ changes: [...changes] }),
  MOST_REVIEW_CHANGES,
)
