import type { Prisma } from '@/lib/db/generated/client'
import { prepared } from '@/lib/db/prepared'
import { LISTED_EVENTS } from '../log/recording/listed-events'

const FIND = prepared(
  'list-entered',
  `select "actorId" from ${LISTED_EVENTS} logged where "roomId" = $1::uuid and kind = 'member/joined'`,
)

/** Which of a room's people have been in it, which its log records when they first enter. */
export async function listEntered(
  client: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  roomId: string,
): Promise<Set<string>> {
  const rows = await client.$queryRawUnsafe<{ actorId: string | null }[]>(FIND, roomId)
  return new Set(rows.flatMap(({ actorId }) => actorId ?? []))
}
