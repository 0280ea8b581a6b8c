import type { OwnRoom } from '@/lib/rooms/server/rounds/list-own-rooms'
import type { SessionRow } from '../../domain/sessions/session-row'

/** A room as shown in its member's lists. */
export function sessionRow(room: OwnRoom): SessionRow {
  const { id, title, mode, minutes, createdAt, startedAt, me, members } = room
  return {
    ...{ id, title, mode, minutes },
    role: me.role,
    partners: members
      .filter((other) => other.userId !== me.userId && other.role !== 'observer')
      .map(({ name }) => name),
    at: (startedAt ?? createdAt).getTime(),
    started: startedAt !== null,
  }
}
