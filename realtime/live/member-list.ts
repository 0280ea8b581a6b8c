import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import type { Actor } from '@/lib/rooms/domain/round/members'

/**
 * How long a member list may be used before the database is asked again: a changed right works within 2 s. Longer than
 * the pauses of watchRights, which asks for all rooms at once, so that a room seldom waits for this.
 */
const FRESH_MS = 1_500

/** The present members of a room, and whether they may still be used. Nothing else says how fresh they are. */
export class MemberList {
  private list: readonly Actor[] = []
  /** When they were read (ms). */
  private readAt = Number.NEGATIVE_INFINITY
  /** Counts what only a later reading settles. */
  private doubts = 0
  /** Counts what the log changed in them. */
  private changes = 0

  get present(): readonly Actor[] {
    return this.list
  }

  find(userId: string): Actor | undefined {
    return this.list.find((member) => member.userId === userId)
  }

  isFresh(now: number): boolean {
    return now - this.readAt < FRESH_MS
  }

  /** What comes from now on is decided on members that are read after this. */
  doubt(): void {
    this.doubts++
    this.readAt = Number.NEGATIVE_INFINITY
  }

  /** Takes over what an event changed, for what is decided in the same pass; then the database is asked. */
  apply({ kind, data }: RoomEvent<'member/role' | 'member/removed'>): void {
    const member = this.find(data.userId)
    const others = this.list.filter(({ userId }) => userId !== data.userId)
    this.list = member && kind === 'member/role' ? [...others, { ...member, role: data.role }] : others
    this.changes++
    this.doubt()
  }

  /** Everybody else is in the room no more. */
  keepOnly(userId: string | null): void {
    this.list = this.list.filter((member) => member.userId === userId)
    this.changes++
    this.doubt()
  }

  /**
   * Begins a reading of the database.
   * @param now when it is asked (ms)
   * @returns takes what it says. A list that was doubted meanwhile stays doubted, and one that the log changed, or that
   * was read later, is kept.
   */
  reading(now: number): (found: readonly Actor[]) => void {
    const { doubts, changes } = this
    return (found) => {
      if (changes !== this.changes || now < this.readAt) return
      this.list = found
      if (doubts === this.doubts) this.readAt = now
    }
  }
}

/**
 * Begins to read the members of some rooms.
 * @returns takes what the database says of them by room; of those it does not name nothing is taken
 */
export function readingOf(
  rooms: Iterable<{ id: string; memberList: MemberList }>,
  now: number,
): (found: ReadonlyMap<string, readonly Actor[]>) => void {
  const readings = [...rooms].map(({ id, memberList }) => [id, memberList.reading(now)] as const)
  return (found) => {
    for (const [id, take] of readings) {
      const members = found.get(id)
      if (members) take(members)
    }
  }
}
