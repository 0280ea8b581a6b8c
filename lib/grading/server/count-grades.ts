import { pool } from '@/lib/db/pool'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'

/**
 * How many people have handed in a grade of a session. Those who wait for another grade ask often, so it is one query.
 * @throws AppError `not-found` for observers and for people who are not in the room.
 */
export async function countGrades(userId: string, roomId: string): Promise<number> {
  const found = isId(roomId)
    ? await pool().query<{ count: number }>({
        name: 'count-grades',
        text: `select (select count(distinct "graderId") from "Grade" where "roomId" = m."roomId")::int as count
               from "Member" m
               where m."roomId" = $1 and m."userId" = $2 and m."removedAt" is null and m.role <> 'observer'`,
        values: [roomId, userId],
      })
    : null
  const row = found?.rows[0]
  if (!row) throw notFound('This session')
  return row.count
}
