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
  /** When the database was asked for them (ms); null where that must not be relied on. */
  private readAt: number | null = null
  /** Counts the readings begun. A clock that is put back changes nothing about which is newer. */
  private readings = 0
  /** The reading that the list is from. */
  private latest = 0
  /** The readings up to this one are older than what the log has changed since. */
  private changedAfter = 0
  /** The readings up to this one are older than a doubt. */
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

  /** What comes from now on is decided on members that are read after this. */
  doubt(): void {
    this.doubtedAfter = this.readings
    this.readAt = null
  }

  /** Takes over what an event changed, for what is decided in the same pass; then the database is asked. */
  apply({ kind, data }: RoomEvent<'member/role' | 'member/removed'>): void {
    const member = this.find(data.userId)
    const others = this.list.filter(({ userId }) => userId !== data.userId)
    this.change(member && kind === 'member/role' ? [...others, { ...member, role: data.role }] : others)
  }

  /** Everybody else is in the room no more. */
  keepOnly(userId: string | null): void {
    this.change(this.list.filter((member) => member.userId === userId))
  }

  /**
   * Begins a reading of the database.
   * @param now when it is asked (ms)
   * @returns takes what it says. A list that was doubted meanwhile stays doubted, and one that the log changed, or that
   * a later reading brought, is kept.
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
