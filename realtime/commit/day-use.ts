import { DAY_MS } from '@/lib/rooms/domain/round/room-limits'
import type { DayUse } from '@/lib/rooms/server/log/count-log-bytes'
import type { RoomStore } from '../live/room-store'

/** Bytes of one person that may wait to be counted; then they are counted at once. */
export const UNCOUNTED_BYTES = 1024 * 1024
/** All that waits is counted this often, in ms. */
export const COUNT_EVERY_MS = 10_000
/** Wait after a failure, in ms. */
const RETRY_MS = 1_000
/** Who adds nothing for this long is forgotten here, in ms; the database knows. */
const FORGET_MS = 60_000

/** `counted`: by all processes, as the database said last; null until it has. */
type Entry = { userId: string; day: string; counted: number | null; waiting: number; usedAt: number }

/**
 * What people have added to logs today, by way of all processes. It is counted here and carried to the database in
 * batches, which answers with everybody's sum: when a person is new here, has added another megabyte, or every ten
 * seconds. So each process may let a person go past the limit by a megabyte, and one that crashes forgets as much.
 */
export class DayUses {
  private readonly entries = new Map<string, Entry>()
  private counting: Promise<void> | null = null
  private countedAt = Number.NEGATIVE_INFINITY
  private notBefore = Number.NEGATIVE_INFINITY
  private urgent = false
  /** The day on which the counts of days before were deleted. */
  private tidiedOn = ''

  constructor(
    private readonly store: Pick<RoomStore, 'countLogBytes' | 'forgetLogDays'>,
    private readonly report: (what: string, error: unknown) => void,
  ) {}

  /** Bytes that a person has added today, as far as this process knows. */
  of(userId: string, now: number): number {
    const entry = this.entries.get(keyOf(userId, dayOf(now)))
    return entry ? (entry.counted ?? 0) + entry.waiting : 0
  }

  add(userId: string, bytes: number, now: number): void {
    const day = dayOf(now)
    const key = keyOf(userId, day)
    let entry = this.entries.get(key)
    if (!entry) {
      entry = { userId, day, counted: null, waiting: 0, usedAt: now }
      this.entries.set(key, entry)
    }
    entry.waiting += bytes
    entry.usedAt = now
    if (entry.counted === null || entry.waiting >= UNCOUNTED_BYTES) this.urgent = true
  }

  /** Carries what waits to the database, when it is time. Never throws: what failed is carried next time. */
  count(now: number): void {
    const due = this.urgent || now - this.countedAt >= COUNT_EVERY_MS
    if (due && !this.counting && now >= this.notBefore) void this.countAll(now)
  }

  /** Carries everything, for the end of the process. */
  async close(now: number): Promise<void> {
    await this.counting
    await this.countAll(now)
  }

  private countAll(now: number): Promise<void> {
    this.urgent = false
    this.countedAt = now
    for (const [key, entry] of this.entries)
      if (entry.waiting === 0 && now - entry.usedAt >= FORGET_MS) this.entries.delete(key)
    const uses = [...this.entries.values()]
      .filter(({ waiting }) => waiting > 0)
      .map(({ userId, day, waiting }): DayUse => ({ userId, day, bytes: waiting }))
    if (uses.length === 0) return Promise.resolve()
    this.tidy(now)
    this.counting = this.store
      .countLogBytes(uses)
      .then((sums) => this.counted(uses, sums))
      .catch((error) => {
        this.report('count log bytes', error)
        this.notBefore = now + RETRY_MS
        this.urgent = true
      })
      .finally(() => {
        this.counting = null
      })
    return this.counting
  }

  private tidy(now: number): void {
    const today = dayOf(now)
    if (this.tidiedOn === today) return
    this.tidiedOn = today
    // Another process may be a little behind midnight.
    this.store.forgetLogDays(dayOf(now - DAY_MS)).catch((error) => this.report('forget log days', error))
  }

  private counted(uses: readonly DayUse[], sums: readonly DayUse[]): void {
    for (const { userId, day, bytes } of uses) {
      const entry = this.entries.get(keyOf(userId, day))
      if (entry) entry.waiting -= bytes
    }
    for (const { userId, day, bytes } of sums) {
      const entry = this.entries.get(keyOf(userId, day))
      if (entry) entry.counted = bytes
    }
  }
}

/** The day last asked for: every edit asks, and writing out a date costs more than deciding a small edit. */
let latest = { number: Number.NaN, name: '' }

/** The day in UTC. */
export function dayOf(now: number): string {
  const number = Math.floor(now / DAY_MS)
  if (number !== latest.number) latest = { number, name: new Date(now).toISOString().slice(0, 10) }
  return latest.name
}

const keyOf = (userId: string, day: string) => `${userId} ${day}`
