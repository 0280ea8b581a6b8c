import type { RoomEvent } from '@/lib/rooms/domain/events'
import type { RoomState } from '@/lib/rooms/domain/state'
import type { LiveRoom } from './live-room'

/** Messages of a busy room are at least this far apart, in ms: as often as a browser sends. */
export const PACE_MS = 33
/** A room is busy while two people have drawn within this time, in ms. */
const BUSY_MS = 1_000

type Pace = {
  sentAt: number
  lastDrawer: string | null
  /** When somebody else than the last drawer drew. */
  changedAt: number
  held: { before: RoomState['heads']; events: RoomEvent[] } | null
}

type Send = (room: LiveRoom, before: RoomState['heads'], events: RoomEvent[]) => void

/**
 * Gathers the events of a room in which several people draw, so that everybody gets one message where there would
 * have been one for each of them. A room where one person draws or writes is never held up.
 */
export class Pacer {
  private readonly paces = new WeakMap<LiveRoom, Pace>()

  /** @param setTimer runs a function after some ms */
  constructor(
    private readonly send: Send,
    private readonly now: () => number,
    private readonly setTimer: (run: () => void, ms: number) => unknown,
  ) {}

  publish: Send = (room, before, events) => {
    const now = this.now()
    const pace = this.paceOf(room)
    noteDrawers(pace, events, now)
    if (pace.held) {
      pace.held.events.push(...events)
      return
    }
    const wait = pace.sentAt + PACE_MS - now
    if (!this.isBusy(room) || wait <= 0) {
      pace.sentAt = now
      this.send(room, before, events)
      return
    }
    pace.held = { before, events: [...events] }
    this.setTimer(() => this.flush(room), wait)
  }

  /** Whether several people draw in a room just now. */
  isBusy = (room: LiveRoom): boolean => {
    const pace = this.paces.get(room)
    return pace !== undefined && this.now() - pace.changedAt < BUSY_MS
  }

  /** Sends what is held for a room. */
  flush = (room: LiveRoom): void => {
    const pace = this.paces.get(room)
    if (!pace?.held) return
    const { before, events } = pace.held
    pace.held = null
    pace.sentAt = this.now()
    this.send(room, before, events)
  }

  private paceOf(room: LiveRoom): Pace {
    const known = this.paces.get(room)
    if (known) return known
    const long = Number.NEGATIVE_INFINITY
    const pace: Pace = { sentAt: long, lastDrawer: null, changedAt: long, held: null }
    this.paces.set(room, pace)
    return pace
  }
}

function noteDrawers(pace: Pace, events: readonly RoomEvent[], now: number): void {
  for (const { kind, actorId } of events) {
    if (kind !== 'board/edited' || actorId === pace.lastDrawer) continue
    if (pace.lastDrawer !== null) pace.changedAt = now
    pace.lastDrawer = actorId
  }
}
