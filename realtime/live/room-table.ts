import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { LiveRoom } from './live-room'
import { RecentEvents, TAIL } from './recent-events'
import type { RoomStore } from './room-store'

/** How long an unused room stays in memory, in ms. */
const IDLE_MS = 60_000

/** Rooms in memory may take up this much, in bytes; beyond it those that nobody needs go at once. */
export const ROOMS_BYTES = 256 * 1024 * 1024

/** Sends committed events of a room to its sockets of this process. */
export type Publish = (room: LiveRoom, before: RoomState['heads'], events: RoomEvent[]) => void

export type RoomTableOptions = {
  store: RoomStore
  publish: Publish
  now: () => number
  /** Has the sockets of a room join again, instead of sending them more than a snapshot is worth. */
  rejoin: (roomId: string) => void
  /** Called with the bytes of each snapshot. */
  kept: (bytes: number) => void
}

/** The rooms that this process has in memory, and how far its sockets were told of each. */
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

  /** The newest event of a room that this process knows of; 0 when it knows none. */
  knownSeq(id: string): number {
    return this.rooms.get(id)?.state.seq ?? this.published.get(id)?.seq ?? 0
  }

  /** Reads a room, and tells this process's sockets what the log has beyond what they were told. @throws */
  async load(id: string): Promise<void> {
    const room = await LiveRoom.load(id, this.options.store)
    room.usedAt = this.options.now()
    const { seq, heads } = room.state
    const sent = this.published.get(id)
    const missed = sent && sent.seq < seq ? await this.readTail(id, sent.seq, seq) : []
    this.published.set(id, { seq, heads })
    this.rooms.set(id, room)
    // Last, and once: what cannot be told must not keep the room shut. Browsers ask for what they miss.
    if (!missed) this.options.rejoin(id)
    else if (sent && missed.length > 0) this.options.publish(room, sent.heads, missed)
  }

  /** @returns part of a log; null when it is too long or too heavy to be sent on */
  private async readTail(id: string, since: number, until: number): Promise<RoomEvent[] | null> {
    if (until - since > TAIL.events) return null
    const tail = new RecentEvents()
    for await (const page of this.options.store.readLog(id, since, until)) {
      for (const event of page) tail.push(event)
      if (tail.bytes > TAIL.bytes) return null
    }
    return tail.after(since, until)
  }

  /** Forgets a room whose memory may be ahead of its log; it is read again when it is needed. */
  drop(id: string): void {
    this.rooms.delete(id)
  }

  /** Sends on what a room's log has now. */
  tell(room: LiveRoom, before: RoomState['heads'], events: RoomEvent[]): void {
    this.options.publish(room, before, events)
    this.published.set(room.id, { seq: room.state.seq, heads: room.state.heads })
  }

  /** Reads what other processes wrote to a room, and sends it on. Only within the room's turn. */
  async readMissed(room: LiveRoom): Promise<void> {
    const before = room.state.heads
    const missed = await room.catchUp()
    if (missed && missed.length > 0) this.tell(room, before, missed)
    if (missed) return
    this.published.set(room.id, { seq: room.state.seq, heads: room.state.heads })
    this.options.rejoin(room.id)
  }

  /** About what the rooms take up, in bytes. */
  get memory(): number {
    let bytes = 0
    for (const room of this.rooms.values()) bytes += room.memory
    return bytes
  }

  /**
   * Lets rooms go that nobody needs, each after a snapshot: those that were not needed for a while, and as long as all
   * together take up too much, the others too, from the one that was needed longest ago.
   * A room whose snapshot fails stays, and holds up none of the others.
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

  /** Keeps a snapshot of a room when it is due. Only while its memory is where its log is. */
  async keepSnapshot(room: LiveRoom, idle: boolean): Promise<void> {
    this.options.kept(await room.keepSnapshot(idle))
  }

  /** Keeps a snapshot of every room, whatever goes wrong with one of them. */
  async snapshotAll(report: (what: string, error: unknown) => void): Promise<void> {
    await Promise.all(
      [...this.rooms.values()].map((room) =>
        this.keepSnapshot(room, true).catch((error) => report('snapshot', error)),
      ),
    )
  }
}
