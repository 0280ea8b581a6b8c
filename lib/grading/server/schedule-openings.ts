import { pool } from '@/lib/db/pool'
import { addNewJob } from '@/lib/jobs/server/add-job'
import { openingJob, openingKey } from './open-grades'

/** Maximum number of rounds that one statement finds. */
const AT_ONCE = 500

/**
 * Adds the missing jobs of ended rounds: those from before the update that introduced the job, and those that a
 * process of an older version has ended since.
 */
export async function scheduleOpenings(): Promise<void> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await pool().query<{ id: string; endedAt: Date }>(
      `select r.id, r."endedAt" from "Room" r
       where r.phase = 'ended' and r."endedAt" is not null and r.id > $1::uuid
         and not exists (select from "GradeRelease" g where g."roomId" = r.id)
         and not exists (
           select from graphile_worker._private_jobs j where j.key = $2 || r.id::text)
       order by r.id limit $3`,
      [last, openingKey(''), AT_ONCE],
    )
    for (const { id, endedAt } of rows) await addNewJob(openingJob(id, endedAt.getTime()))
    const end = rows.at(-1)
    if (!end || rows.length < AT_ONCE) return
    last = end.id
  }
}
