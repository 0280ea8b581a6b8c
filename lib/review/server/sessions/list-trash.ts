import { DAY_MS, TRASH_DAYS } from '@/lib/rooms/domain/round/room-limits'
import { findLastHolders } from '@/lib/rooms/server/own-sessions/remove-abandoned'
import { listOwnRooms } from '@/lib/rooms/server/rounds/list-own-rooms'
import type { TrashedSession } from '../../domain/sessions/session-row'
import { sessionRow } from './session-row'

/** Maximum number of sessions shown of the trash: those that will be deleted first. */
export const TRASH_SHOWN = 200

/** The sessions in a person's trash, latest addition first. @param most maximum number of them */
export async function listTrash(userId: string, most = TRASH_SHOWN): Promise<TrashedSession[]> {
  const rooms = await listOwnRooms(userId, { ended: true, trash: 'in' })
  const last = await findLastHolders(
    userId,
    rooms.map(({ id }) => id),
  )
  return rooms
    .map((room) => {
      const trashedAt = room.me.trashedAt?.getTime() ?? 0
      return {
        ...sessionRow(room),
        ...{ trashedAt, until: trashedAt + TRASH_DAYS * DAY_MS, isLast: last.has(room.id) },
      }
    })
    .sort((a, b) => a.trashedAt - b.trashedAt)
    .slice(0, most)
    .reverse()
}
