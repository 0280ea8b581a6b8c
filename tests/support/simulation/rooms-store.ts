import { publicEvent } from '@/lib/rooms/domain/log/events'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { standardPlan } from '@/lib/rooms/domain/round/plan'
import type { RoomBatch } from '@/lib/rooms/server/log/append-events'
import type { RoomStore } from '@/realtime/live/room-store'
import { type Breakdown, MemoryStore } from './memory-store'

/** A room in memory whose only event is its creation by its first member. */
export function madeRoom(roomId: string, members: Actor[], breakdown: Breakdown = () => 'none'): MemoryStore {
  const store = new MemoryStore(roomId, members, breakdown)
  const createdBy = members[0]?.userId ?? ''
  const plan = standardPlan('product', 45)
  const created = { title: 'Room', mode: 'pair' as const, plan, createdBy, meetingLink: null }
  const source = { seq: 1, at: 0, actorId: createdBy, client: null, op: null }
  store.put({ ...publicEvent('room/created', created), ...source })
  return store
}

/** Several rooms behind one store. A commit that includes a broken room fails completely, like a transaction. */
export class RoomsStore implements RoomStore {
  readonly broken = new Set<string>()
  /** Where each snapshot was stored, by room. */
  readonly snapshots: { roomId: string; seq: number }[] = []

  private moment: Promise<void> | null = null

  constructor(readonly rooms: readonly MemoryStore[]) {}

  append = async (batches: readonly RoomBatch[]): Promise<Set<string>> => {
    if (batches.some(({ roomId }) => this.broken.has(roomId))) throw new Error('The database refuses this')
    const written = await Promise.all(batches.map((batch) => this.room(batch.roomId).append([batch])))
    return new Set(written.flatMap((ids) => [...ids]))
  }

  load = async (roomId: string) => {
    const loaded = await this.room(roomId).load()
    // Requests of one moment complete together, so that these rooms share one commit.
    this.moment ??= new Promise((resolve) => {
      setImmediate(() => {
        this.moment = null
        resolve()
      })
    })
    await this.moment
    return loaded
  }

  saveSnapshot = (roomId: string, seq: number, state: Uint8Array): Promise<void> => {
    this.snapshots.push({ roomId, seq })
    return this.room(roomId).saveSnapshot(roomId, seq, state)
  }

  snapshotStored = (roomId: string): Promise<void> => this.room(roomId).snapshotStored()

  readLog: RoomStore['readLog'] = (roomId, since, until) => this.room(roomId).readLog(roomId, since, until)

  readAccepted: RoomStore['readAccepted'] = (roomId, ...args) =>
    this.room(roomId).readAccepted(roomId, ...args)

  /** The first room counts what users added to any of them. */
  countLogBytes: RoomStore['countLogBytes'] = async (uses) => (await this.rooms[0]?.countLogBytes(uses)) ?? []

  forgetLogDays = async (): Promise<void> => {}

  readHeads = async (): Promise<Map<string, number>> =>
    new Map(this.rooms.map((room) => [room.roomId, room.head]))

  findMembers = async (): Promise<Map<string, Actor[]>> =>
    new Map(this.rooms.map((room) => [room.roomId, structuredClone(room.members)]))

  private room(roomId: string): MemoryStore {
    const room = this.rooms.find((one) => one.roomId === roomId)
    if (!room) throw new Error('No such room')
    return room
  }
}
