import type { Prisma } from '@/lib/db/generated/client'
import type { RoomMode } from '@/lib/framework/roles'

/** When a round ended, and the current time of the database's clock. */
export type LockedRound = { endedAt: Date; mode: RoomMode; now: Date }

/**
 * The same as lockRoom for a round that has ended.
 * @returns null for any other, and for one that was deleted
 */
export async function lockEndedRound(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  roomId: string,
): Promise<LockedRound | null> {
  const rows = await tx.$queryRaw<LockedRound[]>`
    select "endedAt", mode::text, now() as now from "Room"
    where id = ${roomId}::uuid and phase = 'ended' and "endedAt" is not null for update`
  return rows[0] ?? null
}
