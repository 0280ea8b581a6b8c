import { KeptChanges } from '@/lib/shared/kept/kept-changes'
import type { Memories } from '../domain/deck'
import { isReviewChange, type ReviewChange } from '../domain/review-changes'

/** What was rated in this browser, and what the account remembered when it last answered. */
export const drillStore = new KeptChanges<ReviewChange, Memories>('tp-drills', isReviewChange)
