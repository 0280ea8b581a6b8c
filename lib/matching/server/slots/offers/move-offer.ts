import type { Prisma } from '@/lib/db/generated/client'
import { newId } from '@/lib/shared/ids'

/**
 * Moves the offer of a booked round to its new time, reserved for these two: nobody else was offered that time. The
 * original hour is not offered again, as the round was moved away from it.
 */
export async function moveOffer(
  tx: Prisma.TransactionClient,
  { people, from, to }: { people: readonly string[]; from: Date; to: Date },
): Promise<void> {
  const offer = await tx.offer.findFirst({
    where: { userId: { in: [...people] }, startsAt: from, status: 'booked' },
  })
  if (!offer) return
  const { id, userId, weeklyId: _, startsAt: __, ...rest } = offer
  await tx.offer.update({ where: { id }, data: { status: 'withdrawn', forId: null } })
  const moved = { ...rest, forId: people.find((one) => one !== userId) ?? null }
  await tx.offer.upsert({
    where: { userId_startsAt: { userId, startsAt: to } },
    create: { id: newId(), userId, startsAt: to, ...moved },
    update: moved,
  })
}
