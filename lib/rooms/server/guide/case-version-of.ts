import { pool } from '@/lib/db/pool'
import { notFound } from '@/lib/shared/errors'

/** The id of the case version that a room uses. @throws AppError `not-found` */
export async function caseVersionOf(roomId: string): Promise<string> {
  const result = await pool().query<{ id: string }>({
    name: 'case-version-of',
    text: 'select "caseVersionId" as id from "Room" where id = $1',
    values: [roomId],
  })
  const row = result.rows[0]
  if (!row) throw notFound('room')
  return row.id
}
