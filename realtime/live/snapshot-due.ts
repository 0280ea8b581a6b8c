/**
 * How many events the newest snapshot of an ordinary room may lag behind: as many as can be replayed in a few
 * ms.
 */
export const SNAPSHOT_EVERY = 300
/** Log bytes that may always accumulate before a snapshot. */
const FREE_BYTES = 1024 * 1024
/**
 * A large snapshot may lag behind by one event for each of these many bytes: replaying them takes no longer
 * than reading it.
 */
const BYTES_AN_EVENT = 1024
/** An idle room always gets a snapshot up to this size; a larger one only if enough of it is new. */
const SMALL = 256 * 1024
const IDLE_SHARE = 16

/** How far a room's log extends beyond its newest snapshot, and the size of that snapshot. */
export type Behind = { events: number; bytes: number; last: number }

/**
 * Whether a room is due for a snapshot. It keeps two limits at once: loading never has to replay more than
 * the newest snapshot is worth (or 300 events, 1 MB), and the bytes written as snapshots are at most nine
 * times those written to the log, since an event takes at least 120 bytes.
 * @param idle whether nobody is in the room: then it is due even if little was added
 */
export function snapshotDue({ events, bytes, last }: Behind, idle: boolean): boolean {
  if (events === 0) return false
  if (bytes >= Math.max(last, FREE_BYTES)) return true
  if (events >= Math.max(SNAPSHOT_EVERY, last / BYTES_AN_EVENT)) return true
  return idle && (last <= SMALL || bytes >= last / IDLE_SHARE)
}
