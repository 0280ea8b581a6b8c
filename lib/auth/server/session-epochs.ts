import { db } from '@/lib/db/client'

/** The number of each person's current generation of sessions; who does not exist is left out. */
export async function sessionEpochs(userIds: readonly string[]): Promise<Map<string, number>> {
  const users = await db.user.findMany({
    where: { id: { in: [...userIds] } },
    select: { id: true, sessionEpoch: true },
  })
  return new Map(users.map((user) => [user.id, user.sessionEpoch]))
}
