import type { Memories } from './deck'
import { recall } from './memory'
import { type ReviewChanges, readReviewKey } from './review-changes'

/**
 * The memories once the ratings that wait in a browser are added to those of the account. Ratings before the account's
 * last review of a card are already in it, or will be when the account has processed them.
 */
export function withChanges(account: Memories, changes: ReviewChanges): Memories {
  const memories = { ...account }
  const made = Object.entries(changes)
    .flatMap(([key, { rating }]) => {
      const review = readReviewKey(key)
      return review && rating !== 0 ? [{ ...review, rating }] : []
    })
    .sort((a, b) => a.at - b.at)
  for (const { card, at, rating } of made) {
    const memory = memories[card] ?? null
    if (!memory || at > memory.last) memories[card] = recall(memory, { at, rating })
  }
  return memories
}
