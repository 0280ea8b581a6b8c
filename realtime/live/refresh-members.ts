import type { LiveRoom } from './live-room'
import type { RoomStore } from './room-store'

/**
 * How long a member list may be used before the database is asked again: a changed right works within 2 s. Longer than
 * the pauses of watchRights, which asks for all rooms at once, so that a commit waits for this only now and then.
 */
const MEMBERS_FRESH_MS = 1_500

/** Reads the members of those rooms whose list is out of date. */
export async function refreshMembers(
  store: Pick<RoomStore, 'findMembers'>,
  rooms: readonly LiveRoom[],
  now: number,
): Promise<void> {
  const stale = rooms.filter((room) => now - room.membersReadAt >= MEMBERS_FRESH_MS)
  if (stale.length === 0) return
  const members = await store.findMembers(stale.map((room) => room.id))
  for (const room of stale) {
    room.members = members.get(room.id) ?? []
    room.membersReadAt = now
  }
}

/** Takes over what the database said of some rooms' members, unless something newer is known of them. */
export function learnMembers(
  rooms: Iterable<LiveRoom>,
  members: ReadonlyMap<string, LiveRoom['members']>,
  askedAt: number,
): void {
  for (const room of rooms) {
    const found = members.get(room.id)
    // One whose members are to be read again has changed since they were asked for.
    if (!found || room.membersReadAt === Number.NEGATIVE_INFINITY || room.membersReadAt >= askedAt) continue
    room.members = found
    room.membersReadAt = askedAt
  }
}
