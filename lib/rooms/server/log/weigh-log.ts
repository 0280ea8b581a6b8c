import { db } from '@/lib/db/client'

/** The size of a room's log in bytes; 0 if it has none. */
export async function weighLog(roomId: string): Promise<number> {
  const room = await db.room.findUnique({ where: { id: roomId }, select: { logBytes: true } })
  return room?.logBytes ?? 0
}
