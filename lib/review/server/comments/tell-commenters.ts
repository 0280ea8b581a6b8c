import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { notifyPeople } from '@/lib/updates/server/notify-people'
import type { Commenter } from './find-commenter'

/** Tells everybody in a round, and who wrote there through a link, that its comments changed. */
export async function tellCommenters(
  tx: Prisma.TransactionClient,
  { round }: Pick<Commenter, 'round'>,
): Promise<void> {
  const came = await tx.roundComment.findMany({
    where: { roomId: round.id, byLink: true, authorId: { not: null } },
    distinct: ['authorId'],
    select: { authorId: true },
  })
  const people = [
    ...round.members.map(({ userId }) => userId),
    ...came.flatMap(({ authorId }) => authorId ?? []),
  ]
  await notifyPeople([...new Set(people)], { kind: 'comments', roomId: round.id }, inTransaction(tx))
}
