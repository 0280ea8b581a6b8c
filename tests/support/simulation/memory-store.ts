import { decodeState } from '@/lib/rooms/domain/log/encode-state'
import { versionOf } from '@/lib/rooms/domain/log/event-kinds'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import type { RoomBatch } from '@/lib/rooms/server/log/append-events'
import type { DayUse } from '@/lib/rooms/server/log/count-log-bytes'
import { fromRow, packData } from '@/lib/rooms/server/log/event-row'
import { weightOf } from '@/lib/rooms/server/log/event-weight'
import type { RoomStore } from '@/realtime/live/room-store'
import { GUIDE } from '../room-state'

/** Does not fail unless told to: before the commit, nothing is written; after it, the writer does not learn of it. */
export type Breakdown = () => 'none' | 'before commit' | 'after commit'

/** Events per page of the log. */
const PAGE = 64

/** One room's log in memory, stored as bytes, so that no objects are shared. */
export class MemoryStore implements RoomStore {
  private readonly rows: { event: RoomEvent; data: Buffer }[] = []
  private readonly snapshots: { seq: number; bytes: Uint8Array }[] = []

  /** Bytes by user and day. */
  readonly dayUses = new Map<string, number>()

  constructor(
    readonly roomId: string,
    readonly members: Actor[],
    private readonly breakdown: Breakdown,
  ) {}

  get head(): number {
    return this.rows.length
  }

  put(event: RoomEvent): void {
    const { client, op } = event
    if (client !== null && this.rows.some(({ event: other }) => other.client === client && other.op === op))
      throw new Error(`${client} ${op} would be in the log twice`)
    if (event.seq !== this.head + 1) throw new Error('The log would have a gap')
    this.rows.push({ event: { ...event }, data: packData(event) })
  }

  append = async (batches: readonly RoomBatch[]): Promise<Set<string>> => {
    await this.later()
    const trouble = this.breakdown()
    if (trouble === 'before commit') throw new Error('The database is gone')
    const written = batches.filter(({ base }) => base === this.head)
    for (const { events } of written) for (const event of events) this.put(event)
    if (trouble === 'after commit') throw new Error('The connection is gone')
    return new Set(written.map(({ roomId }) => roomId))
  }

  load = async () => {
    await this.later()
    const saved = this.snapshots.at(-1)
    let state = saved ? decodeState(saved.bytes) : emptyRoom()
    const [seq, tail] = [state.seq, this.read(state.seq)]
    for (const event of tail) state = evolve(state, event)
    const weigh = (events: readonly RoomEvent[]) => events.reduce((sum, event) => sum + weightOf(event), 0)
    const snapshot = { seq, bytes: saved?.bytes.byteLength ?? 0, since: weigh(tail) }
    return { state, logBytes: weigh(this.read(0)), snapshot, guide: GUIDE }
  }

  saveSnapshot = async (_roomId: string, seq: number, bytes: Uint8Array): Promise<void> => {
    this.snapshots.push({ seq, bytes })
  }

  snapshotStored = async (): Promise<void> => {}

  readLog = async function* (this: MemoryStore, _roomId: string, since: number, until = this.head) {
    // Small pages, so that most reads need several.
    for (let from = since; from < until; from += PAGE) {
      await this.later()
      yield this.read(from, Math.min(until, from + PAGE))
    }
  }

  readAccepted = async (_roomId: string, client: string, from: number, to: number): Promise<number[]> => {
    await this.later()
    return this.rows.flatMap(({ event }) =>
      event.client === client && event.op !== null && event.op >= from && event.op <= to ? [event.op] : [],
    )
  }

  readHeads = async (): Promise<Map<string, number>> => new Map([[this.roomId, this.head]])

  findMembers = async (): Promise<Map<string, Actor[]>> => new Map([[this.roomId, this.members]])

  countLogBytes = async (uses: readonly DayUse[]): Promise<DayUse[]> => {
    await this.later()
    return uses.map(({ userId, day, bytes }) => {
      const key = `${userId} ${day}`
      const sum = (this.dayUses.get(key) ?? 0) + bytes
      this.dayUses.set(key, sum)
      return { userId, day, bytes: sum }
    })
  }

  forgetLogDays = async (): Promise<void> => {}

  read(since: number, until = this.head): RoomEvent[] {
    return this.rows.slice(since, until).map(({ event, data }) =>
      fromRow({
        ...event,
        at: new Date(event.at),
        clientId: event.client,
        version: versionOf(event.kind),
        data,
      }),
    )
  }

  /** Like a database, it responds in a later turn. */
  private later(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve))
  }
}
