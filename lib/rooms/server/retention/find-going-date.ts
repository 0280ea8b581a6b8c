import { db } from '@/lib/db/client'

/** From when on a round is deleted, in ms since 1970; null where no day is set. Whether it may be known is for the caller. */
export async function findGoingDate(roomId: string): Promise<number | null> {
  const room = await db.room.findUnique({ where: { id: roomId }, select: { goesAt: true } })
  return room?.goesAt?.getTime() ?? null
}
