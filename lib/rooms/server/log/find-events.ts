import { pool } from '@/lib/db/pool'
import { LISTED_EVENTS, type ListedKind } from './recording/listed-events'

/** The events of the given kinds in the given rooms, in order within each room, without their payloads. */
export async function findEvents<K extends ListedKind>(
  roomIds: readonly string[],
  kinds: readonly K[],
): Promise<Map<string, { kind: K; at: number }[]>> {
  const { rows } = await pool().query<{ roomId: string; kind: K; at: Date }>({
    name: 'find-events',
    text: `select "roomId", kind, at from ${LISTED_EVENTS} logged
           where "roomId" = any($1::uuid[]) and kind = any($2::text[]) order by seq`,
    values: [roomIds, kinds],
  })
  const events = new Map<string, { kind: K; at: number }[]>(roomIds.map((id) => [id, []]))
  for (const { roomId, kind, at } of rows) events.get(roomId)?.push({ kind, at: at.getTime() })
  return events
}
