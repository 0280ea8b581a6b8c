import { KeptChanges } from '@/lib/shared/kept/kept-changes'
import type { Memories } from '../domain/deck'
import { isReviewChange, type ReviewChange } from '../domain/review-changes'

/** Ratings made in this browser, and the account's memories as of its last response. */
export const drillStore = new KeptChanges<ReviewChange, Memories>('tp-drills', isReviewChange)
