import type { RoomEvent } from '@/lib/rooms/domain/events'
import type { RoomState } from '@/lib/rooms/domain/state'
import { LiveRoom } from './live-room'
import type { RoomStore } from './room-store'

/** How long an unused room stays in memory, in ms. */
const IDLE_MS = 60_000

/** Sends committed events of a room to its sockets of this process. */
export type Publish = (room: LiveRoom, before: RoomState['heads'], events: RoomEvent[]) => void

/** The rooms that this process has in memory, and how far its sockets were told of each. */
export class RoomTable {
  private readonly rooms = new Map<string, LiveRoom>()
  /** Outlives a room that is dropped and read again. */
  private readonly told = new Map<string, { seq: number; heads: RoomState['heads'] }>()

  constructor(
    private readonly store: RoomStore,
    private readonly publish: Publish,
    private readonly now: () => number,
  ) {}

  get(id: string): LiveRoom | undefined {
    return this.rooms.get(id)
  }

  all(): Iterable<LiveRoom> {
    return this.rooms.values()
  }

  /** The newest event of a room that this process knows of; 0 when it knows none. */
  knownSeq(id: string): number {
    return this.rooms.get(id)?.state.seq ?? this.told.get(id)?.seq ?? 0
  }

  /** Reads a room, and tells this process's sockets what the log has beyond what they were told. @throws */
  async load(id: string): Promise<void> {
    const room = await LiveRoom.load(id, this.store)
    room.usedAt = this.now()
    const { seq, heads } = room.state
    const told = this.told.get(id)
    const missed = told && told.seq < seq ? await this.store.readLog(id, told.seq, seq) : []
    this.told.set(id, { seq, heads })
    this.rooms.set(id, room)
    // Last, and once: what cannot be told must not keep the room shut. Browsers ask for what they miss.
    if (told && missed.length > 0) this.publish(room, told.heads, missed)
  }

  /** Forgets a room whose memory may be ahead of its log; it is read again when it is needed. */
  drop(id: string): void {
    this.rooms.delete(id)
  }

  /** Sends on what a room's log has now. */
  tell(room: LiveRoom, before: RoomState['heads'], events: RoomEvent[]): void {
    this.publish(room, before, events)
    this.told.set(room.id, { seq: room.state.seq, heads: room.state.heads })
  }

  /** Reads what other processes wrote to a room, and sends it on. Only within the room's turn. */
  async readMissed(room: LiveRoom): Promise<void> {
    const before = room.state.heads
    const missed = await room.catchUp()
    if (missed.length > 0) this.tell(room, before, missed)
  }

  /** Lets rooms go that nobody needs, each after a snapshot. @param isNeeded whether somebody is in it or waits for it */
  async releaseIdle(isNeeded: (id: string) => boolean): Promise<void> {
    const now = this.now()
    for (const id of this.told.keys()) if (!this.rooms.has(id) && !isNeeded(id)) this.told.delete(id)
    for (const room of this.rooms.values()) {
      if (isNeeded(room.id)) room.usedAt = now
      if (now - room.usedAt < IDLE_MS) continue
      const { seq } = room.state
      await room.snapshot(true)
      if (room.state.seq === seq && !isNeeded(room.id)) this.rooms.delete(room.id)
    }
  }

  /** Keeps a snapshot of every room, whatever goes wrong with one of them. */
  async snapshotAll(report: (what: string, error: unknown) => void): Promise<void> {
    await Promise.all(
      [...this.rooms.values()].map((room) => room.snapshot(true).catch((error) => report('snapshot', error))),
    )
  }
}
