import type { EventData } from '../../domain/log/event-kinds'
import { readKind } from '../log/read-log'

/** Everybody who ever entered a room, once for each name and role with which they did. */
export async function listCame(roomId: string): Promise<EventData['member/joined'][]> {
  const events = await readKind(roomId, 'member/joined')
  return events.flatMap((event) => (event.kind === 'member/joined' ? [event.data] : []))
}
