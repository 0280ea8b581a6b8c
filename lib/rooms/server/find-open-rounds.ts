import { leftBefore, type OpenRound } from '@/lib/cases/domain/guide-access'
import type { Prisma } from '@/lib/db/generated/client'

/**
 * Rounds that were proposed to a person on a case, who has not come in yet: as a query, or a part of one.
 * @param userId SQL, like the other two; no table in it is called as one in here
 */
export const proposedRounds = (userId: string, caseId: string, since: string) => `
  select next.id as "roomId", next.mode, 'candidate'::"RoomRole" as role,
    extract(epoch from next."startedAt")::float8 * 1000 as "startedAt", false as "readGuide"
  from "Member" before
  join "Room" next on next."previousRoomId" = before."roomId" and next.phase = 'lobby' and next."createdAt" > ${since}
  join "CaseVersion" next_version on next_version.id = next."caseVersionId" and next_version."caseId" = ${caseId}
  join "Member" partner on partner."roomId" = before."roomId" and partner."userId" = next."createdById"
    and partner.role = 'candidate' and partner."removedAt" is null
  where before."userId" = ${userId} and before.role = 'interviewer' and before."removedAt" is null
    and not exists (select from "Member" came where came."roomId" = next.id and came."userId" = ${userId})
    and not exists (
      select from "Member" first where first."roomId" = before."roomId" and first.role = 'interviewer'
        and first."removedAt" is null and first.number < before.number
    )`

/** $1 the person, $2 the case, $3 since when. A proposed round counts before its candidate has come in. */
const FIND = `
  select r.id as "roomId", r.mode, m.role, extract(epoch from r."startedAt")::float8 * 1000 as "startedAt", exists (
    select from "RoomEvent" e where e."roomId" = r.id and e.kind = 'guide/opened' and e."actorId" = m."userId"
  ) as "readGuide"
  from "Member" m
  join "Room" r on r.id = m."roomId" and r.phase <> 'ended'
  join "CaseVersion" v on v.id = r."caseVersionId" and v."caseId" = $2
  where m."userId" = $1::uuid and m."removedAt" is null and coalesce(r."startedAt", r."createdAt") > $3
  union all
  ${proposedRounds('$1::uuid', '$2', '$3')}`

/** The open rounds of a person on a case, with those that wait for them as their candidate. */
export function findOpenRounds(
  client: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  userId: string,
  caseId: string,
  now: Date,
): Promise<OpenRound[]> {
  return client.$queryRawUnsafe<OpenRound[]>(FIND, userId, caseId, leftBefore(now))
}

/**
 * Whoever gives this person a seat on the case takes this lock first: of two seats that exclude each other, the one that
 * comes second sees the first.
 */
export function seatsLock(userId: string, caseId: string): string {
  return `seats of ${userId} on ${caseId}`
}
