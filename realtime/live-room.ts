import type { RoomEvent } from '@/lib/rooms/domain/events'
import { evolve } from '@/lib/rooms/domain/evolve'
import type { RoomGuide } from '@/lib/rooms/domain/guide'
import type { Actor } from '@/lib/rooms/domain/roles'
import type { RoomState } from '@/lib/rooms/domain/state'
import type { RoomStore } from './room-store'
import { Traffic } from './traffic'

/** Events the newest snapshot may lag behind before another is kept: as many as can be replayed in a few ms. */
export const SNAPSHOT_EVERY = 300
/** Newest events kept in memory to answer reconnects without asking the database. */
const RECENT = 1_000

/** A room that this process has in memory, as its log said at `state.seq`. */
export class LiveRoom {
  /** Present members as the database had them at `membersReadAt` (ms). */
  members: Actor[] = []
  membersReadAt = Number.NEGATIVE_INFINITY
  /** When somebody last needed it (ms), for letting idle rooms go. */
  usedAt = 0
  /** The events up to `state.seq`, oldest first, without a gap. */
  readonly recent: RoomEvent[] = []
  readonly traffic = new Traffic()

  private constructor(
    readonly id: string,
    public state: RoomState,
    readonly guide: RoomGuide,
    private snapshotAt: number,
    private readonly store: RoomStore,
  ) {}

  /** @throws AppError `not-found`, or whatever kept it from loading: a room never opens empty instead. */
  static async load(id: string, store: RoomStore): Promise<LiveRoom> {
    const { state, snapshotAt, guide } = await store.load(id)
    return new LiveRoom(id, state, guide, snapshotAt, store)
  }

  apply(event: RoomEvent): void {
    this.state = evolve(this.state, event)
    if (event.kind === 'member/role' || event.kind === 'member/removed') this.changeMember(event)
    this.recent.push(event)
    if (this.recent.length > 2 * RECENT) this.recent.splice(0, this.recent.length - RECENT)
  }

  /** Reads what other processes have written since. @returns those events. */
  async catchUp(): Promise<RoomEvent[]> {
    const missed = await this.store.readLog(this.id, this.state.seq)
    for (const event of missed) this.apply(event)
    return missed
  }

  /** What comes next, were it in this very line, is asked of members as they are now; then the database says. */
  private changeMember({ kind, data }: RoomEvent<'member/role' | 'member/removed'>): void {
    this.membersReadAt = Number.NEGATIVE_INFINITY
    const others = this.members.filter(({ userId }) => userId !== data.userId)
    const member = this.member(data.userId)
    this.members = member && kind === 'member/role' ? [...others, { ...member, role: data.role }] : others
  }

  /** How far apart its turns are at the least, in ms; see Traffic. */
  pace(now: number): number {
    return this.traffic.pace(now)
  }

  member(userId: string): Actor | undefined {
    return this.members.find((member) => member.userId === userId)
  }

  /** Keeps a snapshot when it is due; `idle` also when only a little was added. */
  async snapshot(idle: boolean): Promise<void> {
    const behind = this.state.seq - this.snapshotAt
    if (behind < (idle ? 1 : SNAPSHOT_EVERY)) return
    const before = this.snapshotAt
    this.snapshotAt = this.state.seq
    await this.store.saveSnapshot(this.id, this.state).catch((error: unknown) => {
      this.snapshotAt = before
      throw error
    })
  }
}
