import type { WireEvents, WireItem } from '@/lib/rooms/domain/protocol/messages/events'

/**
 * Puts event messages in order. Each names the event that its receiver must already have; one that arrives
 * too early waits, and known ones are dropped.
 */
export class EventOrder {
  private early: WireEvents[] = []

  constructor(public seq: number) {}

  /** Adds a message. @returns the items that are next, in order; `gap` if something before them is missing */
  take(message: WireEvents): { items: WireItem[]; gap: boolean } {
    this.early.push(message)
    const items: WireItem[] = []
    for (;;) {
      const index = this.early.findIndex(([prev]) => prev <= this.seq)
      const found = this.early[index]
      if (!found) break
      this.early.splice(index, 1)
      for (const item of found[1]) {
        if (item[0] <= this.seq) continue
        items.push(item)
        this.seq = item[0]
      }
    }
    return { items, gap: this.early.length > 0 }
  }

  /** Starts over at a known position, for example after a join. */
  restart(seq: number): void {
    this.seq = seq
    this.early = []
  }
}
