import { decodeState, encodeState } from '@/lib/rooms/domain/encode-state'
import type { RoomEvent } from '@/lib/rooms/domain/events'
import { evolve } from '@/lib/rooms/domain/evolve'
import type { Actor } from '@/lib/rooms/domain/roles'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/state'
import type { RoomBatch } from '@/lib/rooms/server/append-events'
import { fromRow, packData } from '@/lib/rooms/server/event-row'
import type { RoomStore } from '@/realtime/room-store'
import { GUIDE } from '../room-state'

/** Does not break, unless told to: before the commit nothing is written, after it the writer does not hear of it. */
export type Breakdown = () => 'none' | 'before commit' | 'after commit'

/** One room's log in memory, kept as bytes, so that nobody shares what they change. */
export class MemoryStore implements RoomStore {
  private readonly rows: { event: RoomEvent; data: Buffer }[] = []
  private readonly snapshots: { seq: number; bytes: Uint8Array }[] = []

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
    for (const event of this.read(state.seq)) state = evolve(state, event)
    return { state, snapshotAt: saved?.seq ?? 0, guide: GUIDE }
  }

  saveSnapshot = async (_roomId: string, state: RoomState): Promise<void> => {
    this.snapshots.push({ seq: state.seq, bytes: encodeState(state) })
  }

  readLog = async (_roomId: string, since: number, until?: number): Promise<RoomEvent[]> => {
    await this.later()
    return this.read(since, until)
  }

  readAccepted = async (_roomId: string, client: string, from: number, to: number): Promise<number[]> => {
    await this.later()
    return this.rows.flatMap(({ event }) =>
      event.client === client && event.op !== null && event.op >= from && event.op <= to ? [event.op] : [],
    )
  }

  readHeads = async (): Promise<Map<string, number>> => new Map([[this.roomId, this.head]])

  findMembers = async (): Promise<Map<string, Actor[]>> => new Map([[this.roomId, this.members]])

  read(since: number, until = this.head): RoomEvent[] {
    return this.rows.slice(since, until).map(({ event, data }) =>
      fromRow({
        ...event,
        at: new Date(event.at),
        clientId: event.client,
        data,
      }),
    )
  }

  /** Like a database, it answers in a later turn. */
  private later(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve))
  }
}
