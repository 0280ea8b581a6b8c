import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import { loadRoom } from './load-room'
import { storedLogLock } from './recording/stored-piece'
import { keepSnapshot } from './save-snapshot'

/**
 * Stores a snapshot of a room built from its stored log. The log is read while holding the lock: a state read
 * before an erasure and stored after it would restore what was erased.
 * @throws AppError `not-found`, and what prevents the room from loading
 */
export async function snapshotRoom(roomId: string): Promise<void> {
  await lockedTransaction([storedLogLock(roomId)], async (tx) => {
    const state = await loadRoom(roomId)
    await keepSnapshot(inTransaction(tx), roomId, state.seq, encodeState(state))
  })
}
