'use server'

import { z } from 'zod'
import { authedAction, publicAction } from '@/lib/auth/next/authed-action'
import { appError } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'
import { singleton } from '@/lib/shared/singleton'
import { CARD_ID } from './domain/card-id'
import { MOST_DRAWN, MOST_REVIEW_CHANGES } from './domain/limits'
import { RATINGS } from './domain/rating'
import { readReviewKey } from './domain/review-changes'
import { drawCards } from './server/draw-cards'
import { keepReviews } from './server/keep-reviews'
import { listMemories } from './server/memories'

const change = z.strictObject({
  key: z
    .string()
    .max(120)
    .refine((key) => readReviewKey(key) !== null),
  rating: z.union([z.literal(0), ...RATINGS.map((rating) => z.literal(rating))]),
  at: z.int().min(0),
})

/**
 * Saves how well a user knew cards, including ratings in this browser from before they signed in. Returns what their
 * account then remembers.
 */
export const keepReviewsAction = authedAction(
  z.strictObject({ changes: z.array(change).max(MOST_REVIEW_CHANGES) }),
  async ({ changes }, { user, now }) => {
    paced(user.id, now)
    await keepReviews(user.id, changes, now)
    return listMemories(user.id, now)
  },
)

/** Questions and answers of cards, as far as the caller may see them. */
export const drawCardsAction = publicAction(
  z.strictObject({ ids: z.array(z.string().regex(CARD_ID)).max(MOST_DRAWN) }),
  async ({ ids }, { user, now }) => {
    if (user) paced(user.id, now)
    return drawCards(user?.id ?? null, ids, now)
  },
)

/** How many of the given cards exist and are visible to the caller. */
export const countCardsAction = publicAction(
  z.strictObject({ ids: z.array(z.string().regex(CARD_ID)).max(MOST_DRAWN) }),
  async ({ ids }, { user, now }) => {
    if (user) paced(user.id, now)
    return (await drawCards(user?.id ?? null, ids, now)).length
  },
)

function paced(userId: string, now: Date): void {
  const pace = singleton('pace of drills', () => new Pace(1_000, 60))
  if (pace.take(userId, now.getTime())) return
  throw appError('drills/too-often')
}
