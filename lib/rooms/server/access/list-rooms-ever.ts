import { db } from '@/lib/db/client'

/** The ids of all rooms that somebody was ever in, or created. */
export async function listRoomsEver(userId: string): Promise<string[]> {
  const rooms = await db.room.findMany({
    where: { OR: [{ createdById: userId }, { members: { some: { userId } } }] },
    select: { id: true },
  })
  return rooms.map(({ id }) => id)
}
