import { db } from '@/lib/db/client'
import { ARCHIVE_KEPT_HOURS } from '@/lib/review/domain/archive/archive-limits'
import { writeArchive } from '@/lib/review/server/archive/write-archive'
import { readHeads } from '@/lib/rooms/server/log/read-log'
import { AppError } from '@/lib/shared/errors'
import { makeArchive, Replaced } from './make-archive'

/** The codes with which `archivableRound` refuses. */
const REFUSALS: ReadonlySet<string> = new Set(['not-found', 'archive/closed'])

/** Creates the archive of one past session, as the user may see it now. */
export async function exportSession(
  { userId, roomId, run }: { userId: string; roomId: string; run: string },
  now: Date,
): Promise<void> {
  const total = (await readHeads([roomId])).get(roomId) ?? 0
  const kept = ARCHIVE_KEPT_HOURS * 3_600_000
  await makeArchive({ userId, about: roomId, run }, kept, now, async ({ archive, progress }) => {
    try {
      await writeArchive(archive, userId, roomId, now, (seq) => progress(Math.min(seq, total), total))
    } catch (error) {
      // Other failures may be temporary: the queue retries.
      if (!(error instanceof AppError && REFUSALS.has(error.code))) throw error
      // The session is no longer theirs, or closed to them: a new request for its archive gets that error.
      await db.dataExport.deleteMany({ where: { userId, about: roomId, run } })
      throw new Replaced()
    }
  })
}
