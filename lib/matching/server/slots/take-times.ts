import type { Prisma } from '@/lib/db/generated/client'
import { quartersOf } from '../../domain/slots/slot-time'

type Taken = { matchId: string; people: readonly string[]; startsAt: Date; minutes: number }

/** Reserves the quarter hours of a round for its people. The table's key refuses one that is already taken. */
export async function takeTimes(
  tx: Prisma.TransactionClient,
  { matchId, people, startsAt, minutes }: Taken,
): Promise<void> {
  const times = quartersOf(startsAt.getTime(), minutes).map((at) => new Date(at))
  await tx.bookedTime.createMany({
    data: people.flatMap((userId) => times.map((at) => ({ userId, at, matchId }))),
  })
}

/** Whether a user has a booked round that overlaps another. @param at ms since 1970 */
export async function isBusy(
  tx: Prisma.TransactionClient,
  userId: string,
  { at, minutes }: { at: number; minutes: number },
): Promise<boolean> {
  const times = quartersOf(at, minutes).map((one) => new Date(one))
  return (await tx.bookedTime.count({ where: { userId, at: { in: times } } })) > 0
}
