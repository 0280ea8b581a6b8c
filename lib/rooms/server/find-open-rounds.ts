import { leftBefore, type OpenRound } from '@/lib/cases/domain/guide-access'
import type { Prisma } from '@/lib/db/generated/client'
import { takeLock } from '@/lib/db/take-lock'

const STARTED = `extract(epoch from r."startedAt")::float8 * 1000 as "startedAt"`

/** $1 the person, $2 the case, $3 since when. A proposed round counts before its candidate has come in. */
const FIND = `
  select r.id as "roomId", r.mode, m.role, ${STARTED}, exists (
    select from "RoomEvent" e where e."roomId" = r.id and e.kind = 'guide/opened' and e."actorId" = m."userId"
  ) as "readGuide"
  from "Member" m
  join "Room" r on r.id = m."roomId" and r.phase <> 'ended'
  join "CaseVersion" v on v.id = r."caseVersionId" and v."caseId" = $2
  where m."userId" = $1::uuid and m."removedAt" is null and coalesce(r."startedAt", r."createdAt") > $3
  union all
  select r.id as "roomId", r.mode, 'candidate'::"RoomRole", ${STARTED}, false
  from "Member" before
  join "Room" r on r."previousRoomId" = before."roomId" and r.phase = 'lobby' and r."createdAt" > $3
  join "CaseVersion" v on v.id = r."caseVersionId" and v."caseId" = $2
  join "Member" partner on partner."roomId" = before."roomId" and partner."userId" = r."createdById"
    and partner.role = 'candidate' and partner."removedAt" is null
  where before."userId" = $1::uuid and before.role = 'interviewer' and before."removedAt" is null
    and not exists (select from "Member" came where came."roomId" = r.id and came."userId" = $1::uuid)
    and not exists (
      select from "Member" first where first."roomId" = before."roomId" and first.role = 'interviewer'
        and first."removedAt" is null and first.number < before.number
    )`

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
 * Lets nobody else give this person a seat on the case until the transaction ends: of two seats that exclude each other,
 * the one that comes second sees the first.
 */
export function lockSeats(tx: Prisma.TransactionClient, userId: string, caseId: string): Promise<void> {
  return takeLock(tx, `seats of ${userId} on ${caseId}`)
}
