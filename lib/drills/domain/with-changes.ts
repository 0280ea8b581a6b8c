import type { Memories } from './deck'
import { recall } from './memory'
import { type ReviewChanges, readReviewKey } from './review-changes'

/**
 * What is remembered once the ratings that wait in a browser are added to what the account had. Those before the
 * account's last review of a card are in it already, or will be when the account has put them in their place.
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
