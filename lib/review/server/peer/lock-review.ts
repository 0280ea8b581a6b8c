import type { PeerReviewStatus, Prisma } from '@/lib/db/generated/client'

/** Lets one transaction at a time go on with a review. @returns how it stands, null where it is gone */
export async function lockReview(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  id: string,
): Promise<{ status: PeerReviewStatus; reviewerId: string | null; takenUntil: Date | null } | null> {
  const rows = await tx.$queryRaw<
    { status: PeerReviewStatus; reviewerId: string | null; takenUntil: Date | null }[]
  >`select status::text, "reviewerId", "takenUntil" from "PeerReview" where id = ${id}::uuid for update`
  return rows[0] ?? null
}
