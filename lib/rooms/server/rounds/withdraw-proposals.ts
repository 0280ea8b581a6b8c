import { db } from '@/lib/db/client'

/** Withdraws the next rounds that one person proposed to another and that have not started. */
export async function withdrawProposals(byId: string, toId: string): Promise<void> {
  await db.room.deleteMany({
    where: {
      createdById: byId,
      phase: 'lobby',
      previousRoom: { members: { some: { userId: toId, removedAt: null, role: { not: 'observer' } } } },
    },
  })
}
