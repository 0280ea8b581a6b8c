import type { Prisma } from '@/lib/db/generated/client'
import { prepared } from '@/lib/db/prepared'
import { leftBefore, type OpenRound } from '@/lib/rooms/domain/guide/guide-access'

/**
 * The open rounds of some people, on any case, including those proposed to them that wait for them as their
 * candidate. It starts from the people, so that its cost depends on their own rounds, however many rooms
 * there are.
 * @param people name of a table with their ids in "userId"
 * @param since SQL for the time before which rounds count as abandoned
 */
export const openRoundsOf = (people: string, since: string) => `
  select seat."userId", version."caseId", other.id as "roomId", other.mode, seat.role, other."startedAt"
  from ${people} one
  join "Member" seat on seat."userId" = one."userId" and seat."removedAt" is null
  join "Room" other on other.id = seat."roomId" and other.phase <> 'ended'
    and coalesce(other."startedAt", other."opensAt", other."createdAt") > ${since}
  join "CaseVersion" version on version.id = other."caseVersionId"
  union all
  select before."userId", version."caseId", next.id, next.mode, 'candidate'::"RoomRole", next."startedAt"
  from ${people} one
  join "Member" before on before."userId" = one."userId" and before.role = 'interviewer' and before."removedAt" is null
  join "Room" next on next."previousRoomId" = before."roomId" and next.phase = 'lobby' and next."createdAt" > ${since}
  join "CaseVersion" version on version.id = next."caseVersionId"
  join "Member" partner on partner."roomId" = before."roomId" and partner."userId" = next."createdById"
    and partner.role = 'candidate' and partner."removedAt" is null
  where not exists (select from "Block" b where b."blockerId" = before."userId" and b."blockedId" = next."createdById")
    and not exists (select from "Member" came where came."roomId" = next.id and came."userId" = before."userId")
    and not exists (
      select from "Member" first where first."roomId" = before."roomId" and first.role = 'interviewer'
        and first."removedAt" is null and first.number < before.number
    )`

/**
 * SQL for whether a person has read the guide in a room whose round has not ended: ended ones may be
 * recordings. Both parameters are SQL expressions.
 */
export const readGuideIn = (roomId: string, userId: string) => `exists (
  select from "RoomEvent" e where e."roomId" = ${roomId} and e.kind = 'guide/opened' and e."actorId" = ${userId}
)`

/** $1 the person, $2 the case, $3 the earliest time. */
const FIND = prepared(
  'open-rounds',
  `
  with person as (select $1::uuid as "userId")
  select o."roomId", o.mode, o.role, extract(epoch from o."startedAt")::float8 * 1000 as "startedAt",
    ${readGuideIn('o."roomId"', 'o."userId"')} as "readGuide"
  from (${openRoundsOf('person', '$3')}) o where o."caseId" = $2`,
)

/** The open rounds of a person on a case, including those that wait for them as their candidate. */
export function findOpenRounds(
  client: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  userId: string,
  caseId: string,
  now: Date,
): Promise<OpenRound[]> {
  return client.$queryRawUnsafe<OpenRound[]>(FIND, userId, caseId, leftBefore(now))
}

/** $1 the person, $2 the earliest time. */
const ANSWERS = `
  with person as (select $1::uuid as "userId")
  select distinct o."caseId" from (${openRoundsOf('person', '$2')}) o where o.role = 'candidate'`

/** The cases on which somebody is the candidate of an open round, or has been invited as its candidate. */
export async function listAnswered(
  client: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  userId: string,
  now: Date,
): Promise<Set<string>> {
  const rows = await client.$queryRawUnsafe<{ caseId: string }[]>(ANSWERS, userId, leftBefore(now))
  return new Set(rows.map(({ caseId }) => caseId))
}

/**
 * Must be taken before giving this person a seat on the case: of two seats that exclude each other, the
 * second then sees the first.
 */
export function seatsLock(userId: string, caseId: string): string {
  return `seats of ${userId} on ${caseId}`
}
