import type { Prisma } from '@/lib/db/generated/client'

/** Whether somebody is a member of a room whose round has not ended. */
export async function isInOpenRoom(
  client: Pick<Prisma.TransactionClient, 'member'>,
  roomId: string,
  userId: string,
): Promise<boolean> {
  const where = { roomId, userId, removedAt: null, room: { phase: { not: 'ended' as const } } }
  return (await client.member.count({ where })) > 0
}
