import { AtOnce } from '@/lib/shared/turns/at-once'
import type { LiveRoom } from '../live/live-room'
import type { RoomTable } from '../live/room-table'
import type { FreshMembers } from './fresh-members'
import { PassSchedule } from './pass-schedule'
import type { RoomPass } from './room-pass'
import type { RoomQueue, RoomQueues } from './room-queues'

/**
 * Maximum number of rooms loaded at once: a commit must not wait behind all the rooms that people return to
 * after a restart.
 */
const LOADS_AT_ONCE = 2

type PassLoopOptions = {
  queues: RoomQueues
  table: RoomTable
  members: FreshMembers
  pass: RoomPass
  now: () => number
  /** Waits; simulations use their own time. */
  pause: (ms: number) => Promise<unknown>
  loadFailed: (roomId: string, error: unknown) => void
  /** Called after each pass. */
  passed: () => void
}

/**
 * Runs as long as something waits: loads rooms, has members read, and runs a pass for the rooms whose turn it
 * is. The loop itself waits only for commits; other database reads run beside it, and delay only the room
 * concerned.
 */
export class PassLoop {
  private readonly schedule = new PassSchedule()
  private readonly loads = new AtOnce(LOADS_AT_ONCE)
  private readonly loading = new Set<string>()
  private readonly idle = new Set<() => void>()
  private running = false
  private closing = false
  /** Ends the loop's wait early. */
  private wake: () => void = () => {}

  constructor(private readonly options: PassLoopOptions) {}

  /** A job was added to a room's queue. @param first whether the queue was empty before */
  added(roomId: string, first: boolean): void {
    const { table, now } = this.options
    if (!this.running) void this.run()
    else if (first && !table.get(roomId)?.pace(now())) this.wake()
  }

  /** A room is ready for its turn. */
  resume(): void {
    if (this.running) this.wake()
    else void this.run()
  }

  /** Rooms no longer wait for their turns. Resolves when nothing is waiting. */
  async close(): Promise<void> {
    this.closing = true
    this.wake()
    const { members, pass } = this.options
    while (this.running || this.loading.size > 0 || members.size > 0 || pass.isLooking)
      await new Promise<void>((resolve) => this.idle.add(resolve))
  }

  private async run(): Promise<void> {
    const { members, pass, passed } = this.options
    this.running = true
    for (;;) {
      // Jobs added at the same moment go into one pass.
      await Promise.resolve()
      const read = members.takeRead()
      const next = read.length > 0 ? read : this.takeTurns()
      if (next === null) break
      if (typeof next === 'number') await this.rest(next)
      else {
        await pass.run(next)
        passed()
      }
    }
    // In the same tick as the check of the queues, so that no job is left behind.
    this.running = false
    for (const resolve of this.idle) resolve()
    this.idle.clear()
  }

  /**
   * @returns what can be decided now, possibly nothing; or how long to wait for that (ms); or null if nothing
   * waits
   */
  private takeTurns(): RoomQueue[] | number | null {
    const { queues, members, now } = this.options
    const ready = this.readyRooms()
    if (ready.length === 0) return null
    const { rooms, wait } = this.closing ? { rooms: ready, wait: 0 } : this.schedule.next(ready, now())
    return rooms.length > 0 ? members.holdBack(queues.takeTurns(rooms)) : wait
  }

  /**
   * The rooms with waiting jobs that nothing holds up. Those that are not in memory are loaded in the
   * meantime.
   */
  private readyRooms(): LiveRoom[] {
    const { queues, members, pass, table } = this.options
    const ready: LiveRoom[] = []
    for (const id of queues.rooms()) {
      if (members.has(id) || pass.isLookedAt(id)) continue
      const room = table.get(id)
      if (!room) this.load(id)
      else if (members.canTake(room)) ready.push(room)
    }
    return ready
  }

  private load(id: string): void {
    if (this.loading.has(id)) return
    this.loading.add(id)
    this.loads
      .run(() => this.options.table.load(id))
      .catch((error) => this.options.loadFailed(id, error))
      .finally(() => {
        this.loading.delete(id)
        this.resume()
      })
  }

  /** Waits for some ms, or until a room becomes ready. */
  private async rest(ms: number): Promise<void> {
    const hurried = new Promise<void>((resolve) => {
      this.wake = resolve
    })
    await Promise.race([this.options.pause(ms), hurried])
    this.wake = () => {}
  }
}
