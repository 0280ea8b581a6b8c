import { DAY_MS } from '@/lib/rooms/domain/round/room-limits'
import type { DayUse } from '@/lib/rooms/server/log/count-log-bytes'
import type { RoomStore } from '../live/room-store'

/** Maximum uncounted bytes of one person; beyond it they are counted at once. */
export const UNCOUNTED_BYTES = 1024 * 1024
/** How often all uncounted bytes are counted, in ms. */
export const COUNT_EVERY_MS = 10_000
/** Wait after a failure, in ms. */
const RETRY_MS = 1_000
/** How long after adding anything a person is forgotten here, in ms; the database still knows. */
const FORGET_MS = 60_000

/**
 * `counted`: by all processes, as last reported by the database; null until then. `waiting`: not counted yet.
 */
type Entry = { userId: string; day: string; counted: number | null; waiting: number; usedAt: number }

/**
 * What people have added to logs today, through all processes. It is counted here and written to the database
 * in batches, which returns everybody's sum: when a person is new here, has added another megabyte, or every
 * ten seconds. So each process may let a person exceed the limit by a megabyte, and one that crashes forgets
 * as much.
 */
export class DayUses {
  /** By person, because every edit looks this up. An entry of an earlier day is replaced by one for today. */
  private readonly entries = new Map<string, Entry>()
  /** Entries of earlier days that were not counted yet. */
  private left: Entry[] = []
  private counting: Promise<void> | null = null
  private countedAt = Number.NEGATIVE_INFINITY
  private notBefore = Number.NEGATIVE_INFINITY
  private urgent = false
  /** The day on which the counts of earlier days were last deleted. */
  private tidiedOn = ''

  constructor(
    private readonly store: Pick<RoomStore, 'countLogBytes' | 'forgetLogDays'>,
    private readonly report: (what: string, error: unknown) => void,
  ) {}

  /** Bytes that a person has added today, as far as this process knows. */
  of(userId: string, now: number): number {
    const entry = this.entries.get(userId)
    return entry?.day === dayOf(now) ? (entry.counted ?? 0) + entry.waiting : 0
  }

  add(userId: string, bytes: number, now: number): void {
    const day = dayOf(now)
    let entry = this.entries.get(userId)
    if (entry?.day !== day) {
      if (entry) this.left.push(entry)
      entry = { userId, day, counted: null, waiting: 0, usedAt: now }
      this.entries.set(userId, entry)
    }
    entry.waiting += bytes
    entry.usedAt = now
    if (entry.counted === null || entry.waiting >= UNCOUNTED_BYTES) this.urgent = true
  }

  /**
   * Writes uncounted bytes to the database when it is time. Never throws: what failed is written next time.
   */
  count(now: number): void {
    const due = this.urgent || now - this.countedAt >= COUNT_EVERY_MS
    if (due && !this.counting && now >= this.notBefore) void this.countAll(now)
  }

  /** Writes everything, for the end of the process. */
  async close(now: number): Promise<void> {
    await this.counting
    await this.countAll(now)
  }

  private countAll(now: number): Promise<void> {
    this.urgent = false
    this.countedAt = now
    for (const [userId, { waiting, usedAt }] of this.entries)
      if (waiting === 0 && now - usedAt >= FORGET_MS) this.entries.delete(userId)
    this.left = this.left.filter(({ waiting }) => waiting > 0)
    const counted = [...this.left, ...this.entries.values()].filter(({ waiting }) => waiting > 0)
    const uses = counted.map(({ userId, day, waiting }): DayUse => ({ userId, day, bytes: waiting }))
    if (uses.length === 0) return Promise.resolve()
    this.tidy(now)
    this.counting = this.store
      .countLogBytes(uses)
      .then((sums) => settle(counted, uses, sums))
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
    // Another process's clock may be slightly before midnight.
    this.store.forgetLogDays(dayOf(now - DAY_MS)).catch((error) => this.report('forget log days', error))
  }
}

/** Records what the database has counted. More may have been added to the entries in the meantime. */
function settle(entries: readonly Entry[], uses: readonly DayUse[], sums: readonly DayUse[]): void {
  const found = new Map(sums.map(({ userId, day, bytes }) => [`${userId} ${day}`, bytes]))
  for (const [index, entry] of entries.entries()) {
    entry.waiting -= uses[index]?.bytes ?? 0
    entry.counted = found.get(`${entry.userId} ${entry.day}`) ?? entry.counted
  }
}

/**
 * The day last computed: every edit needs it, and formatting a date costs more than deciding a small edit.
 */
let latest = { number: Number.NaN, name: '' }

/** The day in UTC. */
export function dayOf(now: number): string {
  const number = Math.floor(now / DAY_MS)
  if (number !== latest.number) latest = { number, name: new Date(now).toISOString().slice(0, 10) }
  return latest.name
}
