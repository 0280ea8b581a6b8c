import type { LiveRoom } from './live-room'
import type { RoomStore } from './room-store'

/** How long a member list may be used before the database is asked again: a changed right works within 2 s. */
const MEMBERS_FRESH_MS = 1_000

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
