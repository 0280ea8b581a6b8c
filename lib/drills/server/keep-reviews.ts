import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { listGuides } from '@/lib/rooms/server/guide/list-guides'
import { recallAll } from '../domain/memory'
import { RATINGS, type Rating } from '../domain/rating'
import { type ReviewChange, readReviewKey, reviewKey } from '../domain/review-changes'
import { casesOf, guideCards, handbookCards } from './all-cards'

/** Maximum number of reviews kept per card. A known card is asked a dozen times in ten years. */
export const MOST_REVIEWS = 500

type Change = { card: string; madeAt: Date; rating: Rating | 0 }

/**
 * Adds ratings to an account, or undoes them, and recomputes its memories from all of them. Sending the same again
 * changes nothing. Cards that no longer exist are skipped: a browser may have kept them for long.
 */
export async function keepReviews(
  userId: string,
  changes: readonly (ReviewChange & { key: string })[],
  now: Date,
): Promise<void> {
  const read = changes.flatMap(({ key, rating }): Change[] => {
    const review = readReviewKey(key)
    return review ? [{ card: review.card, madeAt: new Date(review.at), rating }] : []
  })
  const known = await cardsOf(userId, read, now)
  const kept = read.filter(({ card }) => known.has(card))
  const cards = [...new Set(kept.map(({ card }) => card))]
  if (cards.length === 0) return
  await lockedTransaction([`drills ${userId}`], async (tx) => {
    const undone = kept.filter(({ rating }) => rating === 0)
    if (undone.length > 0) {
      const reviews = undone.map(({ card, madeAt }) => ({ cardId: card, madeAt }))
      await tx.cardReview.deleteMany({ where: { userId, OR: reviews } })
    }
    const there = await tx.cardReview.findMany({
      where: { userId, cardId: { in: cards } },
      select: { cardId: true, madeAt: true },
    })
    await tx.cardReview.createMany({
      data: roomFor(kept, there).map(({ card, madeAt, rating }) => ({
        userId,
        cardId: card,
        madeAt,
        at: madeAt < now ? madeAt : now,
        rating,
      })),
    })
    await remember(tx, userId, cards)
  })
}

/** New ratings, as many per card as there is room for, the earliest first. Undone ratings are not added. */
function roomFor(changes: readonly Change[], there: readonly { cardId: string; madeAt: Date }[]): Change[] {
  const known = new Map<string, Set<number>>()
  const timesOf = (card: string) => {
    const times = known.get(card) ?? new Set()
    known.set(card, times)
    return times
  }
  for (const { cardId, madeAt } of there) timesOf(cardId).add(madeAt.getTime())
  const takenBack = new Set(changes.flatMap((one) => (one.rating === 0 ? [nameOf(one)] : [])))
  return changes
    .filter((one) => one.rating !== 0 && !takenBack.has(nameOf(one)))
    .toSorted((a, b) => a.madeAt.getTime() - b.madeAt.getTime())
    .filter(({ card, madeAt }) => {
      const times = timesOf(card)
      if (times.size >= MOST_REVIEWS || times.has(madeAt.getTime())) return false
      times.add(madeAt.getTime())
      return true
    })
}

function nameOf({ card, madeAt }: Change): string {
  return reviewKey(card, madeAt.getTime())
}

/** Recomputes the memories of some cards. */
async function remember(
  tx: Prisma.TransactionClient,
  userId: string,
  cards: readonly string[],
): Promise<void> {
  const rows = await tx.cardReview.findMany({
    where: { userId, cardId: { in: [...cards] } },
    select: { cardId: true, at: true, rating: true },
  })
  await tx.cardMemory.deleteMany({ where: { userId, cardId: { in: [...cards] } } })
  await tx.cardMemory.createMany({
    data: cards.flatMap((cardId) => {
      const reviews = rows.flatMap((row) => {
        const rating = RATINGS.find((one) => one === row.rating)
        return row.cardId === cardId && rating ? [{ at: row.at.getTime(), rating }] : []
      })
      const memory = recallAll(reviews)
      if (!memory) return []
      const { due, first, last, ...rest } = memory
      return [{ userId, cardId, ...rest, due: new Date(due), first: new Date(first), last: new Date(last) }]
    }),
  })
}

/**
 * Cards that exist. Those of a guide that is closed for an open round count too: they were rated while it was open, and
 * nothing about them is returned.
 */
async function cardsOf(userId: string, changes: readonly Change[], now: Date): Promise<Set<string>> {
  const cases = casesOf(changes.map(({ card }) => card))
  const guides = cases.length > 0 ? await listGuides(userId, now, cases) : []
  const parts = [...(await handbookCards()), ...(await guideCards(guides))]
  return new Set(parts.flatMap((part) => part.cards.map(({ id }) => id)))
}
