import { db } from '@/lib/db/client'

/**
 * The time from which a round may be deleted, in ms since 1970; null if none is set. The caller must check
 * who may know it.
 */
export async function findGoingDate(roomId: string): Promise<number | null> {
  const room = await db.room.findUnique({ where: { id: roomId }, select: { goesAt: true } })
  return room?.goesAt?.getTime() ?? null
}
