import { pool } from '@/lib/db/pool'
import type { EventData } from '../../domain/log/event-kinds'
import { type EventRow, fromRow } from '../log/event-row'

/** Everybody who ever came into a room, once under each name and role that they came in with. */
export async function listCame(roomId: string): Promise<EventData['member/joined'][]> {
  const { rows } = await pool().query<EventRow>({
    name: 'list-came',
    text: `select seq, at, "actorId", "clientId", op, kind, version, visibility, data
           from "RoomEvent" where "roomId" = $1 and kind = 'member/joined' order by seq`,
    values: [roomId],
  })
  return rows.flatMap((row) => {
    const event = fromRow(row)
    return event.kind === 'member/joined' ? [event.data] : []
  })
}
