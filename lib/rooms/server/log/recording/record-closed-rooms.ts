import { hasOlderProcess } from '@/lib/jobs/server/living-pools'
import { logError } from '@/lib/shared/log-error'
import { type DueRoom, listDueRooms } from './due-rooms'
import { countRecorded } from './measure-recordings'
import { recordRoom } from './record-room'

/** How long one run goes on beginning with another room, in ms. */
const RUN = 20_000
/** Rooms that are looked up at a time. */
const AT_ONCE = 50

/**
 * Makes recordings of the rounds that ended RECORD_AFTER_DAYS ago, those that ended first before the others, for as long
 * as one run may take; the next run goes on. A room that fails keeps none of the others waiting. None is recorded while
 * a process of an earlier generation may run, which would show it without what its recording holds.
 * @returns the ids of the rooms that were recorded
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
