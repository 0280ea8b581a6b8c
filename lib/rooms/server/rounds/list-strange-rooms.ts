import { pool } from '@/lib/db/pool'

const FIND = `
  select r.id from "Room" r join "CaseVersion" v on v.id = r."caseVersionId"
  where r.id = any($1::uuid[]) and v."caseId" <> all($3::text[])
    and not exists (select from "Member" m where m."roomId" = r.id and m."userId" = $2::uuid)`

/**
 * Those of the given rooms that a person was never in and that are not on one of the given cases. Rooms that
 * no longer exist are left out.
 */
export async function listStrangeRooms(
  roomIds: readonly string[],
  userId: string,
  cases: readonly string[],
): Promise<Set<string>> {
  const { rows } = await pool().query<{ id: string }>({
    name: 'strange-rooms',
    text: FIND,
    values: [roomIds, userId, cases],
  })
  return new Set(rows.map(({ id }) => id))
}
