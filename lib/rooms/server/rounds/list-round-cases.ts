import { db } from '@/lib/db/client'

/** The cases of some rooms by room id, each with its title. Rooms that no longer exist are left out. */
export async function listRoundCases(
  roomIds: readonly string[],
): Promise<Map<string, { caseId: string; title: string }>> {
  const rooms = await db.room.findMany({
    where: { id: { in: [...roomIds] } },
    select: { id: true, caseVersion: { select: { caseId: true, title: true } } },
  })
  return new Map(rooms.map(({ id, caseVersion }) => [id, caseVersion]))
}
