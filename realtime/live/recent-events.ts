import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { weightOf } from '@/lib/rooms/server/log/event-weight'

const MB = 1024 * 1024

/** Limits on a room's newest events kept in memory, which answer reconnects without a database query. */
export const RECENT = { events: 2_000, bytes: 8 * MB } as const
/** Beyond this a snapshot is the better answer. */
export const TAIL = { events: 500, bytes: MB } as const

/** The newest events of a log without gaps, limited in number and in bytes. */
export class RecentEvents {
  private readonly events: RoomEvent[] = []
  private readonly weights: number[] = []
  /** Their total size. */
  bytes = 0

  get size(): number {
    return this.events.length
  }

  push(event: RoomEvent, weight = weightOf(event)): void {
    this.events.push(event)
    this.weights.push(weight)
    this.bytes += weight
    if (this.events.length > RECENT.events || this.bytes > RECENT.bytes) this.shorten()
  }

  /**
   * The events after `since` up to the newest, `head`, if they are in memory, few and small; otherwise null.
   */
  after(since: number, head: number): RoomEvent[] | null {
    const count = head - since
    if (count < 0 || count > Math.min(TAIL.events, this.events.length)) return null
    const from = this.events.length - count
    let bytes = 0
    for (const weight of this.weights.slice(from)) bytes += weight
    return bytes > TAIL.bytes ? null : this.events.slice(from)
  }

  /** Cuts to well below the limit at once, so that not every event has to move all the others. */
  private shorten(): void {
    let drop = 0
    let bytes = this.bytes
    while (this.events.length - drop > RECENT.events / 2 || bytes > (RECENT.bytes * 3) / 4)
      bytes -= this.weights[drop++] ?? 0
    this.events.splice(0, drop)
    this.weights.splice(0, drop)
    this.bytes = bytes
  }
}
