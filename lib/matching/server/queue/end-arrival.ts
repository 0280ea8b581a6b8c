import type { ArrivalOutcome, Prisma } from '@/lib/db/generated/client'

/** Writes down why somebody waits no more. */
export async function endArrival(
  tx: Pick<Prisma.TransactionClient, 'arrival'>,
  userId: string,
  outcome: ArrivalOutcome,
  now: Date,
): Promise<void> {
  await tx.arrival.updateMany({ where: { userId, outcome: null }, data: { outcome, endedAt: now } })
}
