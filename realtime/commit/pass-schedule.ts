/** Minimum time between the starts of two passes, in ms, so that under load one commit carries many edits. */
export const PASS_EVERY_MS = 5

/** A waiting room; its turns are at least `pace` ms apart. */
type Waiting = { pace: (now: number) => number }

/**
 * Decides which of the waiting rooms have their turn now. Rooms with the same pace have it together: what
 * their people did in the meantime is one commit, and one message to each of them. Pure: the caller passes
 * the time in ms.
 */
export class PassSchedule {
  private lastPass = Number.NEGATIVE_INFINITY
  /** When rooms of each pace last had a pass. */
  private readonly lastOf = new Map<number, number>()

  /** @returns the rooms to run now, or none and how long to wait for the first */
  next<Room extends Waiting>(waiting: readonly Room[], now: number): { rooms: Room[]; wait: number } {
    const shortest = left(this.lastPass, PASS_EVERY_MS, now)
    const rooms: Room[] = []
    const paces = new Set<number>()
    let wait = Number.POSITIVE_INFINITY
    for (const room of waiting) {
      const pace = room.pace(now)
      const own = Math.max(shortest, left(this.lastOf.get(pace) ?? Number.NEGATIVE_INFINITY, pace, now))
      if (own > 0) wait = Math.min(wait, own)
      else {
        rooms.push(room)
        paces.add(pace)
      }
    }
    if (rooms.length === 0) return { rooms, wait }
    this.lastPass = now
    for (const pace of paces) this.lastOf.set(pace, now)
    return { rooms, wait: 0 }
  }
}

/** A clock that was set back must not keep anybody waiting. */
function left(since: number, every: number, now: number): number {
  const wait = since + every - now
  return wait > 0 && wait <= every ? wait : 0
}
