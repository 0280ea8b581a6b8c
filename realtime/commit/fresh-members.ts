import type { LiveRoom } from '../live/live-room'
import { readingOf } from '../live/member-list'
import type { RoomStore } from '../live/room-store'
import type { CommandJob } from './room-job'
import type { RoomQueue } from './room-queues'

/**
 * Commands whose permission also depends on people's other rounds: decided on members that are read after the
 * command arrived.
 */
const ASKS_ANEW: ReadonlySet<CommandJob['command']['kind']> = new Set([
  'enter',
  'start',
  'role',
  'open-guide',
  'hint',
  'curveball',
  'facts',
  'interview',
])

export function asksAnew(job: Pick<CommandJob, 'command'>): boolean {
  return ASKS_ANEW.has(job.command.kind)
}

/**
 * Maximum number of concurrent reads. With more, commits would wait for a connection, and a pass for what all
 * of them bring.
 */
const READINGS_AT_ONCE = 2

type FreshMembersOptions = {
  store: Pick<RoomStore, 'findMembers'>
  now: () => number
  /** Called when the members could not be read. */
  failed: (queues: readonly RoomQueue[], error: unknown) => void
  /** Called when a read has finished. */
  over: () => void
}

/**
 * Holds jobs back until the members of their room have been read, if the list is outdated. Only that room
 * waits. The jobs are taken before the database is queried, so jobs that arrive during a read are decided on
 * a later one.
 */
export class FreshMembers {
  /** Rooms whose members are being read, or have been read but not used for a decision yet. */
  private readonly held = new Set<string>()
  private readonly read: (readonly RoomQueue[])[] = []
  /** Number of reads whose jobs have not been handed back. */
  private readings = 0

  constructor(private readonly options: FreshMembersOptions) {}

  get size(): number {
    return this.held.size
  }

  /** Whether a room's jobs can be taken: either they need no read, or one may start. */
  canTake({ memberList }: LiveRoom): boolean {
    return this.readings < READINGS_AT_ONCE || memberList.isFresh(this.options.now())
  }

  /** Whether jobs of a room are held here. It has no other pass until they are decided. */
  has(roomId: string): boolean {
    return this.held.has(roomId)
  }

  /** @returns those that can be decided now; for the others `over` is called when they can be */
  holdBack(queues: readonly RoomQueue[]): RoomQueue[] {
    const now = this.options.now()
    const isFresh = ({ room }: RoomQueue) => room.memberList.isFresh(now)
    const stale = queues.filter((queue) => !isFresh(queue))
    if (stale.length > 0) void this.readMembers(stale, now)
    return queues.filter(isFresh)
  }

  /**
   * Hands back jobs that were held together, now that their members have been read: as many as one pass
   * handles.
   */
  takeRead(): readonly RoomQueue[] {
    const read = this.read.shift()
    if (!read) return []
    this.release(read)
    return read
  }

  private release(queues: readonly RoomQueue[]): void {
    this.readings--
    for (const { room } of queues) this.held.delete(room.id)
  }

  private async readMembers(queues: readonly RoomQueue[], now: number): Promise<void> {
    this.readings++
    const rooms = queues.map(({ room }) => room)
    for (const { id } of rooms) this.held.add(id)
    const take = readingOf(rooms, now)
    try {
      const found = await this.options.store.findMembers(rooms.map(({ id }) => id))
      // A room that is not in the result has no members.
      take(new Map(rooms.map(({ id }) => [id, found.get(id) ?? []])))
      this.read.push(queues)
    } catch (error) {
      this.release(queues)
      this.options.failed(queues, error)
    }
    this.options.over()
  }
}
