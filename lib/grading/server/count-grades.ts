import { pool } from '@/lib/db/pool'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import type { GradesIn } from '../domain/grading-view'

/**
 * The state of a session's grading, for a member who waits for more grades. A single query: many may ask at once.
 * @throws AppError `not-found` for observers and for people who are not in the room
 */
export async function countGrades(userId: string, roomId: string): Promise<GradesIn> {
  const found = isId(roomId)
    ? await pool().query<GradesIn>({
        name: 'count-grades',
        text: `select
                 (select count(distinct "graderId") from "Grade" where "roomId" = m."roomId")::int as "in",
                 exists (
                   select from "GradeRelease" where "roomId" = m."roomId" and at is not null) as open
               from "Member" m
               where m."roomId" = $1 and m."userId" = $2 and m."removedAt" is null and m.role <> 'observer'`,
        values: [roomId, userId],
      })
    : null
  const row = found?.rows[0]
  if (!row) throw notFound('session')
  return row
}
