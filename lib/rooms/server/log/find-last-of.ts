import { db } from '@/lib/db/client'
import { END_OF_LOG } from './read-rows'
import { openPiece } from './recording/open-piece'
import { findPieceBefore } from './recording/stored-piece'

/**
 * The kind of the last event in a room that a person caused, or that only they may see; null if there is
 * none.
 */
export async function findLastOf(roomId: string, userId: string): Promise<string | null> {
  const last = await db.roomEvent.findFirst({
    where: { roomId, OR: [{ actorId: userId }, { visibility: userId }] },
    orderBy: { seq: 'desc' },
    select: { kind: true },
  })
  if (last) return last.kind
  for (let before = END_OF_LOG; ; ) {
    const piece = await findPieceBefore(db, roomId, before)
    if (!piece) return null
    const rows = await openPiece(piece)
    const found = rows.findLast(({ actorId, visibility }) => actorId === userId || visibility === userId)
    if (found) return found.kind
    before = piece.lastSeq
  }
}
