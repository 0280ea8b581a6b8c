import { inTransaction } from '@/lib/db/queryable'
import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import { storedLogLock } from './recording/stored-piece'
import { keepSnapshot } from './save-snapshot'
import { storeFromLog } from './store-from-log'

/**
 * Stores a snapshot of a room built from its stored log, unless an erasure came in between: a state read before an
 * erasure and stored after it would restore what was erased.
 * @throws AppError `not-found`, and what prevents the room from loading
 */
export async function snapshotRoom(roomId: string): Promise<void> {
  await storeFromLog(roomId, storedLogLock(roomId), (tx, state) =>
    keepSnapshot(inTransaction(tx), roomId, state.seq, encodeState(state)),
  )
}
