import type { Prisma } from '@/lib/db/generated/client'
import type { ReviewCount } from '../../domain/peer/review-credit'

/** Held while a review is submitted, taken or completed: the lock of the person whose count changes. */
export const reviewsLock = (userId: string): string => `reviews of ${userId}`

/** Reviews that a person has given, received and is waiting for. */
export async function countReviews(
  client: Pick<Prisma.TransactionClient, 'peerReview' | 'reviewCredit'>,
  userId: string,
): Promise<ReviewCount> {
  const [given, received, waiting] = await Promise.all([
    client.reviewCredit.count({ where: { toId: userId } }),
    client.reviewCredit.count({ where: { fromId: userId } }),
    client.peerReview.count({ where: { subjectId: userId, status: { in: ['asked', 'open', 'taken'] } } }),
  ])
  return { given, received, waiting }
}
