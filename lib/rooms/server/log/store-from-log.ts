import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import type { RoomState } from '../../domain/round/state'
import { loadRoom } from './load-room'

/**
 * Stores something that is derived from a room's log, in a transaction that holds a lock. The log is read before the
 * transaction, since reading a long one takes longer than a transaction may. If an erasure was completed after that
 * read began, the log is read again: otherwise what was erased would be stored again.
 * @throws AppError `not-found`, and what prevents the room from loading
 */
export async function storeFromLog(
  roomId: string,
  lock: string,
  store: (tx: Prisma.TransactionClient, state: RoomState) => Promise<void>,
): Promise<void> {
  for (let isStored = false; !isStored; ) {
    const erasures = await countErasures(db, roomId)
    const state = await loadRoom(roomId)
    isStored = await lockedTransaction([lock], async (tx) => {
      if ((await countErasures(tx, roomId)) !== erasures) return false
      await store(tx, state)
      return true
    })
  }
}

/** How many erasures from a room's log have been completed; null if the room is gone. */
async function countErasures(
  client: Pick<Prisma.TransactionClient, 'room'>,
  roomId: string,
): Promise<number | null> {
  const room = await client.room.findUnique({ where: { id: roomId }, select: { erasures: true } })
  return room?.erasures ?? null
}
