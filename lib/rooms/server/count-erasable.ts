import { pool } from '@/lib/db/pool'
import { GOES_WITH } from './erase-person'

/** How many rooms are deleted with a person's account, and how many are left to others. */
export async function countErasable(userId: string): Promise<{ own: number; shared: number }> {
  const { rows } = await pool().query<{ own: number; shared: number }>(
    `select count(*) filter (where ${GOES_WITH})::int as own, count(*) filter (where not (${GOES_WITH}))::int as shared
     from "Room" r where r.id in (select "roomId" from "Member" where "userId" = $1) or r."createdById" = $1`,
    [userId],
  )
  return rows[0] ?? { own: 0, shared: 0 }
}
