import type { Changes } from '@/lib/shared/kept/changes'
import { CARD_ID } from './card-id'
import { RATINGS, type Rating } from './rating'

/** A rating that a browser keeps until the account has it; `rating` 0 undoes an earlier one. `at` is its time (ms). */
export type ReviewChange = { rating: Rating | 0; at: number }

/** Changes by review: the card, and when it was rated. */
export type ReviewChanges = Changes<ReviewChange>

export function reviewKey(card: string, at: number): string {
  return `${card}@${at}`
}

/** The card and the time of a review. Null for an invalid key. */
export function readReviewKey(key: string): { card: string; at: number } | null {
  const [card = '', time = ''] = key.split('@')
  return CARD_ID.test(card) && /^\d{1,15}$/.test(time) ? { card, at: Number(time) } : null
}

export function isReviewChange(key: string, value: unknown): value is ReviewChange {
  const change = value as Partial<ReviewChange> | null
  return (
    readReviewKey(key) !== null &&
    Number.isSafeInteger(change?.at) &&
    (change?.rating === 0 || RATINGS.some((rating) => rating === change?.rating))
  )
}
