import {
  answersElsewhere,
  interviewsElsewhere,
  leftBefore,
  type OpenRound,
} from '@/lib/cases/domain/guide-access'
import { pool } from '@/lib/db/pool'
import type { Actor, RoomMode, RoomRole } from '../domain/roles'
import { proposedRounds } from './find-open-rounds'

type Row = { roomId: string; userId: string; number: number; name: string; role: RoomRole } & {
  mode: RoomMode
  ended: boolean
  startedAt: number | null
  /** Their other open rounds on the same case; null for none. */
  others: OpenRound[] | null
}

/** Roles change in the lobby alone, so only there does it matter who read a guide elsewhere. */
const FIND = `
  select m."roomId", m."userId", m.number, m.role, u.name,
    r.mode, r.phase = 'ended' as ended, extract(epoch from r."startedAt")::float8 * 1000 as "startedAt", o.others
  from "Member" m
  join "User" u on u.id = m."userId"
  join "Room" r on r.id = m."roomId"
  join "CaseVersion" v on v.id = r."caseVersionId"
  left join lateral (
    select json_agg(round) as others from (
      select other.id as "roomId", other.mode, seat.role,
        extract(epoch from other."startedAt")::float8 * 1000 as "startedAt", r.phase = 'lobby' and exists (
          select from "RoomEvent" e
          where e."roomId" = other.id and e.kind = 'guide/opened' and e."actorId" = m."userId"
        ) as "readGuide"
      from "Member" seat
      join "Room" other on other.id = seat."roomId" and other.phase <> 'ended'
      join "CaseVersion" version on version.id = other."caseVersionId"
      where seat."userId" = m."userId" and seat."removedAt" is null
        and seat."roomId" <> m."roomId" and version."caseId" = v."caseId"
        and coalesce(other."startedAt", other."createdAt") > $2
      union all
      ${proposedRounds('m."userId"', 'v."caseId"', '$2')}
    ) round
  ) o on true
  where m."roomId" = any($1::uuid[]) and m."removedAt" is null`

/** The present members of some rooms, as the database has them now. */
export async function findMembers(
  roomIds: readonly string[],
  now = new Date(),
): Promise<Map<string, Actor[]>> {
  const result = await pool().query<Row>({
    name: 'find-members',
    text: FIND,
    values: [roomIds, leftBefore(now)],
  })
  const byRoom = new Map<string, Actor[]>(roomIds.map((id) => [id, []]))
  for (const row of result.rows) byRoom.get(row.roomId)?.push(actorOf(row))
  return byRoom
}

/** The marks of other rounds stand only on those who have some. */
function actorOf({ userId, number, name, role, others, ...place }: Row): Actor {
  const actor: Actor = { userId, number, name, role }
  if (!others) return actor
  if (answersElsewhere({ ...place, role }, others)) actor.answersElsewhere = true
  if (interviewsElsewhere(place, others)) actor.interviewsElsewhere = true
  return actor
}

/** One person's place in a room, or null for a stranger. */
export async function findMember(roomId: string, userId: string): Promise<Actor | null> {
  const members = await findMembers([roomId])
  return members.get(roomId)?.find((member) => member.userId === userId) ?? null
}
