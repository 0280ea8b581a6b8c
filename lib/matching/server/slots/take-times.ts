import type { Prisma } from '@/lib/db/generated/client'
import { quartersOf } from '../../domain/slots/slot-time'

type Taken = { matchId: string; people: readonly string[]; startsAt: Date; minutes: number }

/** Takes the quarters of an hour of a round for its people. The key of the table refuses one that is taken already. */
export async function takeTimes(
  tx: Prisma.TransactionClient,
  { matchId, people, startsAt, minutes }: Taken,
): Promise<void> {
  const times = quartersOf(startsAt.getTime(), minutes).map((at) => new Date(at))
  await tx.bookedTime.createMany({
    data: people.flatMap((userId) => times.map((at) => ({ userId, at, matchId }))),
  })
}

/** Whether somebody has a booked round in the time that another one would take. @param at ms since 1970 */
export async function isBusy(
  tx: Prisma.TransactionClient,
  userId: string,
  { at, minutes }: { at: number; minutes: number },
): Promise<boolean> {
  const times = quartersOf(at, minutes).map((one) => new Date(one))
  return (await tx.bookedTime.count({ where: { userId, at: { in: times } } })) > 0
}
