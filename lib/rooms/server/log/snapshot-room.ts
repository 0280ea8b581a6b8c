import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import { loadRoom } from './load-room'
import { storedLogLock } from './recording/stored-piece'
import { keepSnapshot } from './save-snapshot'

/**
 * Keeps a snapshot of a room out of what is stored of it. Reads that inside the lock: what was read before an erasure and
 * kept after it would bring back what was erased.
 * @throws AppError `not-found`, and what keeps the room from loading
 */
export async function snapshotRoom(roomId: string): Promise<void> {
  await lockedTransaction([storedLogLock(roomId)], async (tx) => {
    const state = await loadRoom(roomId)
    await keepSnapshot(inTransaction(tx), roomId, state.seq, encodeState(state))
  })
}
