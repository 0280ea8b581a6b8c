/** Passes begin at least this far apart, in ms, so that under load one commit carries many edits. */
export const PASS_EVERY_MS = 5
/**
 * Busy rooms get their turn together, at least this far apart: what their people drew meanwhile is one commit, and
 * one message to each of them. No longer than a browser waits between two of its own messages.
 */
export const BUSY_PASS_EVERY_MS = 33

type Waiting = { isBusy: (now: number) => boolean }

/** Says which of the rooms that wait have their turn now. Pure: the caller brings the time in ms. */
export class PassSchedule {
  private lastPass = Number.NEGATIVE_INFINITY
  private lastBusyPass = Number.NEGATIVE_INFINITY

  /** @returns the rooms to pass now, or none and how long to wait for the first */
  next<Room extends Waiting>(
    waiting: readonly Room[],
    now: number,
  ): { rooms: readonly Room[]; wait: number } {
    const quiet = waiting.filter((room) => !room.isBusy(now))
    const quietWait = left(this.lastPass, PASS_EVERY_MS, now)
    const busyWait = Math.max(quietWait, left(this.lastBusyPass, BUSY_PASS_EVERY_MS, now))
    if (busyWait === 0 && quiet.length < waiting.length) {
      this.lastPass = this.lastBusyPass = now
      return { rooms: waiting, wait: 0 }
    }
    if (quiet.length === 0) return { rooms: [], wait: busyWait }
    if (quietWait > 0) return { rooms: [], wait: quietWait }
    this.lastPass = now
    return { rooms: quiet, wait: 0 }
  }
}

/** A clock that was put back must not keep anybody waiting. */
function left(since: number, every: number, now: number): number {
  const wait = since + every - now
  return wait > 0 && wait <= every ? wait : 0
}
