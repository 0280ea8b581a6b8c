import { DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { reword } from '@/lib/grading/domain/reword'

/**
 * Removes the words of a person whose account is deleted from the reviews that they gave: the scores stay with the
 * reviewed person. A round that they have taken and not graded returns to the queue.
 */
export async function eraseReviewer(userId: string): Promise<void> {
  await db.peerReview.updateMany({
    where: { reviewerId: userId, status: 'taken' },
    data: { status: 'open', reviewerId: null, takenUntil: null },
  })
  for (const { id, scores, keep, change } of await db.peerReview.findMany({
    where: { reviewerId: userId },
  })) {
    if (!scores) continue
    const reworded = reword({ scores, keep, change }, () => DELETED_WORDS)
    const data = { ...reworded, scores: reworded.scores as Prisma.InputJsonObject, reviewerShows: false }
    await db.peerReview.update({ where: { id }, data })
  }
}
