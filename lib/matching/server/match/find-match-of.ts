import { db } from '@/lib/db/client'

/** The id of the match that a room was created for; null where there was none. */
export async function findMatchOf(roomId: string): Promise<string | null> {
  const match = await db.match.findUnique({ where: { roomId }, select: { id: true } })
  return match?.id ?? null
}
