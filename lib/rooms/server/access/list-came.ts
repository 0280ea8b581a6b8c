import type { EventData } from '../../domain/log/event-kinds'
import { readKind } from '../log/read-log'

/** Everybody who ever came into a room, once under each name and role that they came in with. */
export async function listCame(roomId: string): Promise<EventData['member/joined'][]> {
  const events = await readKind(roomId, 'member/joined')
  return events.flatMap((event) => (event.kind === 'member/joined' ? [event.data] : []))
}
