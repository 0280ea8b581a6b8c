import { db } from '@/lib/db/client'
import type { EventKind } from '@/lib/rooms/domain/log/event-kinds'

/** The events of some kinds in some rooms, each room's in order, without what they hold. */
export async function findEvents<K extends EventKind>(
  roomIds: readonly string[],
  kinds: readonly K[],
): Promise<Map<string, { kind: K; at: number }[]>> {
  const rows = await db.roomEvent.findMany({
    where: { roomId: { in: [...roomIds] }, kind: { in: [...kinds] } },
    orderBy: { seq: 'asc' },
    select: { roomId: true, kind: true, at: true },
  })
  const events = new Map<string, { kind: K; at: number }[]>(roomIds.map((id) => [id, []]))
  for (const { roomId, kind, at } of rows) events.get(roomId)?.push({ kind: kind as K, at: at.getTime() })
  return events
}
