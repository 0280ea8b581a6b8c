import { db } from '@/lib/db/client'

/** What the log of a room weighs, in bytes; 0 where there is none. */
export async function weighLog(roomId: string): Promise<number> {
  const room = await db.room.findUnique({ where: { id: roomId }, select: { logBytes: true } })
  return room?.logBytes ?? 0
}
