/** Events the newest snapshot of an ordinary room may lag behind: as many as can be replayed in a few ms. */
export const SNAPSHOT_EVERY = 300
/** Log bytes that may always gather before a snapshot. */
const FREE_BYTES = 1024 * 1024
/** A large snapshot may lag behind by one event for each of these bytes: that takes no longer to replay than it takes to read. */
const BYTES_AN_EVENT = 1024
/** An idle room always keeps a snapshot of this size; a larger one only when enough of it is new. */
const SMALL = 256 * 1024
const IDLE_SHARE = 16

/** Where a room's log stands beyond its newest snapshot, and what that one weighs. */
export type Behind = { events: number; bytes: number; last: number }

/**
 * Whether a room is due for a snapshot. Two bounds at once: what loading has to replay is never more than the newest
 * snapshot is worth (or 300 events, 1 MB), and what is written as snapshots is at most nine times what is written to
 * the log, as an event weighs 120 bytes or more.
 * @param idle nobody is in the room: then also when little was added
 */
export function snapshotDue({ events, bytes, last }: Behind, idle: boolean): boolean {
  if (events === 0) return false
  if (bytes >= Math.max(last, FREE_BYTES)) return true
  if (events >= Math.max(SNAPSHOT_EVERY, last / BYTES_AN_EVENT)) return true
  return idle && (last <= SMALL || bytes >= last / IDLE_SHARE)
}
