import { pool } from '@/lib/db/pool'

/** Milliseconds between two signs of life, and after how many without one a process counts as gone. */
export const SIGN_EVERY = 5_000
export const GONE_AFTER = 20_000

/**
 * Says that the process whose worker pool has this id is alive, and sets the jobs of those that are gone free, to be run
 * again by whoever is left. By the database's clock: processes may disagree about the time.
 */
export async function signOfLife(id: string): Promise<void> {
  await pool().query({
    name: 'jobs-alive',
    text: `insert into "JobPool" (id, "seenAt") values ($1, now())
           on conflict (id) do update set "seenAt" = excluded."seenAt"`,
    values: [id],
  })
  await pool().query({
    name: 'jobs-gone',
    text: `with gone as (
             delete from "JobPool" where "seenAt" < now() - $1 * interval '1 ms' returning id
           ), holders as (
             select locked_by as id, min(locked_at) as since
             from graphile_worker._private_jobs where locked_by is not null group by locked_by
           )
           select graphile_worker.force_unlock_workers(array_agg(h.id)) from holders h
           where h.id in (select id from gone)
             -- Whoever has only just begun has given no sign yet.
             or h.since < now() - $1 * interval '1 ms' and not exists (select from "JobPool" p where p.id = h.id)
           having count(*) > 0`,
    values: [GONE_AFTER],
  })
}

/** Sets all jobs free, for a process that knows of no other: whoever had them is gone. */
export async function freeAllJobs(): Promise<void> {
  await pool().query('delete from "JobPool"')
  await pool().query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
     from graphile_worker._private_jobs where locked_by is not null having count(*) > 0`,
  )
}

/** Says that a process stops: what it has not finished is free for the others at once. */
export async function signOff(id: string): Promise<void> {
  await pool().query('select graphile_worker.force_unlock_workers(array[$1])', [id])
  await pool().query('delete from "JobPool" where id = $1', [id])
}
