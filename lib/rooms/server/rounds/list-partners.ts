import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { prepared } from '@/lib/db/prepared'

const FIND = prepared(
  'partners',
  `
  select distinct other."userId"
  from "Member" mine
  join "Room" r on r.id = mine."roomId" and r.mode = 'pair' and r."startedAt" is not null
  join "Member" other on other."roomId" = r.id and other."userId" <> mine."userId" and other.role <> 'observer'
  where mine."userId" = $1::uuid and mine.role <> 'observer'`,
)

/** The people with whom somebody has had a round of two, as candidate or interviewer. */
export async function listPartners(
  client: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  userId: string,
): Promise<string[]> {
  const rows = await client.$queryRawUnsafe<{ userId: string }[]>(FIND, userId)
  return rows.map((row) => row.userId)
}

/** The same with their names, ordered by name. */
export async function listNamedPartners(userId: string): Promise<{ userId: string; name: string }[]> {
  const ids = await listPartners(db, userId)
  const people = await db.user.findMany({
    where: { id: { in: ids } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
  return people.map(({ id, name }) => ({ userId: id, name }))
}
