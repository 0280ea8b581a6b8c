import { hasOlderProcess } from '@/lib/jobs/server/living-pools'
import { logError } from '@/lib/shared/log-error'
import { type DueRoom, listDueRooms } from './due-rooms'
import { countRecorded } from './measure-recordings'
import { recordRoom } from './record-room'

/** How long one run keeps picking up new rooms, in ms. */
const RUN = 20_000
/** Number of rooms looked up at a time. */
const AT_ONCE = 50

/**
 * Records the rounds that ended at least RECORD_AFTER_DAYS ago, in the order in which they ended, for as long
 * as one run may take; the next run continues. A room that fails does not delay the others. Nothing is
 * recorded while a process of an earlier generation may be running, which would show a room without its
 * recorded part.
 * @returns the ids of the recorded rooms
 */
export async function recordClosedRooms(now: Date, within = RUN): Promise<string[]> {
  const started = performance.now()
  const recorded: string[] = []
  for (let after: DueRoom | null = null; ; ) {
    const rooms: DueRoom[] = await listDueRooms(now, after, AT_ONCE)
    for (const room of rooms) {
      if (performance.now() - started > within || (await hasOlderProcess())) return recorded
      after = room
      try {
        countRecorded(await recordRoom(room.id))
        recorded.push(room.id)
      } catch (error) {
        countRecorded(null)
        logError(`recording of room ${room.id}`, error)
      }
    }
    if (rooms.length < AT_ONCE) return recorded
  }
}
