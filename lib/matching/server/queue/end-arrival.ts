import type { ArrivalOutcome, Prisma } from '@/lib/db/generated/client'

/** Records why somebody stopped waiting. */
export async function endArrival(
  tx: Pick<Prisma.TransactionClient, 'arrival'>,
  userId: string,
  outcome: ArrivalOutcome,
  now: Date,
): Promise<void> {
  await tx.arrival.updateMany({ where: { userId, outcome: null }, data: { outcome, endedAt: now } })
}
