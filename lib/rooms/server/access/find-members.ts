import { pool } from '@/lib/db/pool'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import {
  answersElsewhere,
  interviewsElsewhere,
  leftBefore,
  type OpenRound,
} from '@/lib/rooms/domain/guide/guide-access'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { openRoundsOf, readGuideIn } from '../rounds/find-open-rounds'

type Row = { roomId: string; userId: string; number: number; name: string; role: RoomRole } & {
  mode: RoomMode
  ended: boolean
  startedAt: number | null
  inLobby: boolean
  /** Whether the room itself is among the open rounds. */
  open: boolean
  isClosed: boolean
  caseId: string
}
type RoundRow = OpenRound & { userId: string; caseId: string }

// Two statements, each of which starts from its list: for a single statement Postgres caches a plan made for
// a few rooms, which is a hundred times slower for many.
const MEMBERS = `
  select m."roomId", m."userId", m.number, m.role, u.name, r.mode, r.phase = 'ended' as ended,
    r.phase = 'lobby' as "inLobby", u."deletedAt" is not null as "isClosed",
    r.phase <> 'ended' and coalesce(r."startedAt", r."opensAt", r."createdAt") > $2 as open,
    extract(epoch from r."startedAt")::float8 * 1000 as "startedAt", v."caseId"
  from "Member" m
  join "User" u on u.id = m."userId"
  join "Room" r on r.id = m."roomId"
  join "CaseVersion" v on v.id = r."caseVersionId"
  where m."roomId" = any($1::uuid[]) and m."removedAt" is null
    and (r."opensAt" is null or r."opensAt" <= $3)`

/**
 * The open rounds of people who have several on one case, which hardly anybody has. $3 are those for whom
 * even a single one counts, because they are asked about in a room whose round has ended.
 */
const ROUNDS = `
  with people as (
    select unnest($1::uuid[]) as "userId"
  ), rounds as (
    select *, count(*) over (partition by o."userId", o."caseId") as together
    from (${openRoundsOf('people', '$2')}) o
  )
  select r."userId", r."caseId", r."roomId", r.mode, r.role,
    extract(epoch from r."startedAt")::float8 * 1000 as "startedAt",
    ${readGuideIn('r."roomId"', 'r."userId"')} as "readGuide"
  from rounds r where r.together > 1 or r."userId" = any($3::uuid[])`

/** The current members of some rooms, as stored in the database. A room that is not open yet has none. */
export async function findMembers(
  roomIds: readonly string[],
  now = new Date(),
): Promise<Map<string, Actor[]>> {
  const byRoom = new Map<string, Actor[]>(roomIds.map((id) => [id, []]))
  const since = leftBefore(now)
  const { rows } = await pool().query<Row>({
    name: 'find-members',
    text: MEMBERS,
    values: [roomIds, since, now],
  })
  if (rows.length === 0) return byRoom
  const people = (of: readonly Row[]) => [...new Set(of.map(({ userId }) => userId))]
  const rounds = await pool().query<RoundRow>({
    name: 'find-rounds',
    text: ROUNDS,
    values: [people(rows), since, people(rows.filter(({ open }) => !open))],
  })
  const together = new Map<string, OpenRound[]>()
  for (const { userId, caseId, ...round } of rounds.rows) {
    const key = `${userId} ${caseId}`
    together.set(key, [...(together.get(key) ?? []), round])
  }
  for (const row of rows)
    byRoom.get(row.roomId)?.push(actorOf(row, together.get(`${row.userId} ${row.caseId}`)))
  return byRoom
}

/** Only members with other open rounds carry the marks for these. */
function actorOf(row: Row, others: readonly OpenRound[] | undefined): Actor {
  const { userId, number, name, role, inLobby, isClosed } = row
  const actor: Actor = { userId, number, name, role, ...(isClosed && { isClosed }) }
  if (!others) return actor
  if (answersElsewhere(row, others)) actor.answersElsewhere = true
  // Roles change only in the lobby, so only there does it matter who read a guide elsewhere.
  const seen = inLobby ? others : others.map((round) => ({ ...round, readGuide: false }))
  if (interviewsElsewhere(row, seen)) actor.interviewsElsewhere = true
  return actor
}

/** One person's membership of a room, or null for a stranger. */
export async function findMember(roomId: string, userId: string): Promise<Actor | null> {
  const members = await findMembers([roomId])
  return members.get(roomId)?.find((member) => member.userId === userId) ?? null
}
