import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import type { Actor } from '@/lib/rooms/domain/round/members'

/**
 * How long a member list may be used before the database is queried again: a changed permission takes effect
 * within 2 s. Longer than the interval of watchRights, which queries all rooms at once, so that a room seldom
 * waits for this.
 */
const FRESH_MS = 1_500

/**
 * The current members of a room, and whether they may still be used. Nothing else tracks how fresh they are.
 */
export class MemberList {
  private list: readonly Actor[] = []
  /** When the database was queried for them (ms); null if the list must not be relied on. */
  private readAt: number | null = null
  /** Counts the reads started. It shows which is newer, even if the clock is set back. */
  private readings = 0
  /** The read that the list came from. */
  private latest = 0
  /** Reads up to this one are older than the last change from the log. */
  private changedAfter = 0
  /** Reads up to this one are older than the last doubt. */
  private doubtedAfter = 0

  get present(): readonly Actor[] {
    return this.list
  }

  find(userId: string): Actor | undefined {
    return this.list.find((member) => member.userId === userId)
  }

  isFresh(now: number): boolean {
    if (this.readAt === null) return false
    const age = now - this.readAt
    return age >= 0 && age < FRESH_MS
  }

  /** Jobs from now on are decided on members that are read after this. */
  doubt(): void {
    this.doubtedAfter = this.readings
    this.readAt = null
  }

  /**
   * Applies a member event at once, so that decisions in the same pass see it. The list is re-read from the
   * database afterwards.
   */
  apply({ kind, data }: RoomEvent<'member/role' | 'member/removed'>): void {
    const member = this.find(data.userId)
    const others = this.list.filter(({ userId }) => userId !== data.userId)
    this.change(member && kind === 'member/role' ? [...others, { ...member, role: data.role }] : others)
  }

  /** Everybody else has left the room. */
  keepOnly(userId: string | null): void {
    this.change(this.list.filter((member) => member.userId === userId))
  }

  /**
   * Starts a read of the database.
   * @param now when it is queried (ms)
   * @returns a function that applies the result. A list that was doubted in the meantime stays doubted, and
   * one that was changed by the log, or by a later read, is kept.
   */
  reading(now: number): (found: readonly Actor[]) => void {
    const number = ++this.readings
    return (found) => {
      if (number <= this.changedAfter || number < this.latest) return
      this.list = found
      this.latest = number
      if (number > this.doubtedAfter) this.readAt = now
    }
  }

  private change(list: readonly Actor[]): void {
    this.list = list
    this.changedAfter = this.readings
    this.doubt()
  }
}

/**
 * Starts a read of the members of some rooms.
 * @returns a function that applies the result by room; rooms missing from it are left unchanged
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
