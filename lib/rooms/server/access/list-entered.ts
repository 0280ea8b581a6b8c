import type { Prisma } from '@/lib/db/generated/client'

/** Which of a room's people have been in it: its log says so from the moment that they first came in. */
export async function listEntered(
  client: Pick<Prisma.TransactionClient, 'roomEvent'>,
  roomId: string,
): Promise<Set<string>> {
  const events = await client.roomEvent.findMany({
    where: { roomId, kind: 'member/joined' },
    select: { actorId: true },
  })
  return new Set(events.flatMap(({ actorId }) => actorId ?? []))
}
