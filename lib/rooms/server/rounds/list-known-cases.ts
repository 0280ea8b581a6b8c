import type { Prisma } from '@/lib/db/generated/client'
import { prepared } from '@/lib/db/prepared'
import { leftBefore } from '@/lib/rooms/domain/guide/guide-access'
import { openRoundsOf, readGuideIn } from './find-open-rounds'

/** $1 the people, $2 the time from which open rounds count. */
const FIND = prepared(
  'known-cases',
  `
  with people as (select unnest((select $1::uuid[])) as "userId")
  select m."userId", v."caseId"
  from people p
  join "Member" m on m."userId" = p."userId"
  join "Room" r on r.id = m."roomId"
  join "CaseVersion" v on v.id = r."caseVersionId"
  where r."startedAt" is not null or m.role = 'interviewer' or ${readGuideIn('r.id', 'm."userId"')}
  union
  select p."userId", v."caseId"
  from people p
  join "PeerReview" w on w."reviewerId" = p."userId" or p."userId" = any(w."passedBy")
  join "Room" r on r.id = w."roomId"
  join "CaseVersion" v on v.id = r."caseVersionId"
  union
  select w."userId", w."caseId" from people p join "WatchedCase" w on w."userId" = p."userId"
  union
  select o."userId", o."caseId" from (${openRoundsOf('people', '$2')}) o`,
)

/**
 * The cases that are not new to some people, by person: those of their started rounds, those whose guide they
 * can read or have read, those of rounds they were given to review, those whose model round they watched, and
 * those of their rounds that have not started.
 */
export async function listKnownCases(
  client: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  people: readonly string[],
  now: Date,
): Promise<Map<string, Set<string>>> {
  const known = new Map(people.map((userId) => [userId, new Set<string>()]))
  const rows = await client.$queryRawUnsafe<{ userId: string; caseId: string }[]>(
    FIND,
    people,
    leftBefore(now),
  )
  for (const { userId, caseId } of rows) known.get(userId)?.add(caseId)
  return known
}
