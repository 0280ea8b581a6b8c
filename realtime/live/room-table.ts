import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { LiveRoom } from './live-room'
import { RecentEvents, TAIL } from './recent-events'
import type { RoomStore } from './room-store'

/** How long an unused room stays in memory, in ms. */
const IDLE_MS = 60_000

/** Maximum size of the rooms in memory, in bytes; beyond it those that nobody needs are released at once. */
export const ROOMS_BYTES = 256 * 1024 * 1024

/** Sends a room's committed events to its sockets in this process. */
export type Publish = (room: LiveRoom, before: RoomState['heads'], events: RoomEvent[]) => void

export type RoomTableOptions = {
  store: RoomStore
  publish: Publish
  now: () => number
  /** Makes the sockets of a room join again, if there is more to send than a snapshot is worth. */
  rejoin: (roomId: string) => void
  /** Called with the size of each snapshot, in bytes. */
  kept: (bytes: number) => void
}

/** The rooms in this process's memory, and how far the sockets of each have been updated. */
export class RoomTable {
  private readonly rooms = new Map<string, LiveRoom>()
  /** Outlives a room that is dropped and read again. */
  private readonly published = new Map<string, { seq: number; heads: RoomState['heads'] }>()

  constructor(private readonly options: RoomTableOptions) {}

  get(id: string): LiveRoom | undefined {
    return this.rooms.get(id)
  }

  all(): Iterable<LiveRoom> {
    return this.rooms.values()
  }

  /** The newest event of a room that this process knows of; 0 if none. */
  knownSeq(id: string): number {
    return this.rooms.get(id)?.state.seq ?? this.published.get(id)?.seq ?? 0
  }

  /** Reads a room, and sends this process's sockets the events of the log that they do not have. @throws */
  async load(id: string): Promise<void> {
    const room = await LiveRoom.load(id, this.options.store)
    room.usedAt = this.options.now()
    const { seq, heads } = room.state
    const sent = this.published.get(id)
    const missed = sent && sent.seq < seq ? await this.readTail(id, sent.seq, seq) : []
    this.published.set(id, { seq, heads })
    this.rooms.set(id, room)
    // Last, and only once: an event that cannot be sent must not keep the room shut. Browsers ask for what
    // they miss.
    if (!missed) this.options.rejoin(id)
    else if (sent && missed.length > 0) this.options.publish(room, sent.heads, missed)
  }

  /** @returns part of a log; null if it is too long or too large to be sent */
  private async readTail(id: string, since: number, until: number): Promise<RoomEvent[] | null> {
    if (until - since > TAIL.events) return null
    const tail = new RecentEvents()
    for await (const page of this.options.store.readLog(id, since, until)) {
      for (const event of page) tail.push(event)
      if (tail.bytes > TAIL.bytes) return null
    }
    return tail.after(since, until)
  }

  /** Drops a room whose memory may be ahead of its log; it is read again when needed. */
  drop(id: string): void {
    this.rooms.delete(id)
  }

  /** Sends what was added to a room's log. */
  tell(room: LiveRoom, before: RoomState['heads'], events: RoomEvent[]): void {
    this.options.publish(room, before, events)
    this.published.set(room.id, { seq: room.state.seq, heads: room.state.heads })
  }

  /** Reads what other processes wrote to a room, and sends it. Only within the room's turn. */
  async readMissed(room: LiveRoom): Promise<void> {
    const before = room.state.heads
    const missed = await room.catchUp()
    if (missed && missed.length > 0) this.tell(room, before, missed)
    if (missed) return
    this.published.set(room.id, { seq: room.state.seq, heads: room.state.heads })
    this.options.rejoin(room.id)
  }

  /** Approximate size of the rooms, in bytes. */
  get memory(): number {
    let bytes = 0
    for (const room of this.rooms.values()) bytes += room.memory
    return bytes
  }

  /**
   * Releases rooms that nobody needs, each after a snapshot: those unused for a while, and, as long as all
   * rooms together take up too much memory, others too, the least recently needed first. A room whose
   * snapshot fails stays, and does not delay the others.
   * @param isNeeded whether somebody is in it or waits for it
   */
  async releaseIdle(
    isNeeded: (id: string) => boolean,
    report: (what: string, error: unknown) => void,
  ): Promise<void> {
    const now = this.options.now()
    for (const id of this.published.keys())
      if (!this.rooms.has(id) && !isNeeded(id)) this.published.delete(id)
    for (const room of this.rooms.values()) if (isNeeded(room.id)) room.usedAt = now
    let over = this.memory - ROOMS_BYTES
    for (const room of [...this.rooms.values()].sort((a, b) => a.usedAt - b.usedAt)) {
      if (isNeeded(room.id) || (now - room.usedAt < IDLE_MS && over <= 0)) continue
      const { seq } = room.state
      const { memory } = room
      try {
        await this.keepSnapshot(room, true)
      } catch (error) {
        report('snapshot', error)
        continue
      }
      if (room.state.seq !== seq || isNeeded(room.id)) continue
      this.rooms.delete(room.id)
      over -= memory
    }
  }

  /** Stores a snapshot of a room if one is due. Only while its memory matches its log. */
  async keepSnapshot(room: LiveRoom, idle: boolean): Promise<void> {
    this.options.kept(await room.keepSnapshot(idle))
  }

  /** Stores a snapshot of every room, whatever goes wrong with one of them. */
  async snapshotAll(report: (what: string, error: unknown) => void): Promise<void> {
    await Promise.all(
      [...this.rooms.values()].map((room) =>
        this.keepSnapshot(room, true).catch((error) => report('snapshot', error)),
      ),
    )
  }
}
