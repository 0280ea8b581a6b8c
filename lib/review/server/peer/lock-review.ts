import type { PeerReviewStatus, Prisma } from '@/lib/db/generated/client'

/**
 * Locks a review, so that only one transaction at a time changes it. @returns its state, null if it no longer exists
 */
export async function lockReview(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  id: string,
): Promise<{ status: PeerReviewStatus; reviewerId: string | null; takenUntil: Date | null } | null> {
  const rows = await tx.$queryRaw<
    { status: PeerReviewStatus; reviewerId: string | null; takenUntil: Date | null }[]
  >`select status::text, "reviewerId", "takenUntil" from "PeerReview" where id = ${id}::uuid for update`
  return rows[0] ?? null
}
