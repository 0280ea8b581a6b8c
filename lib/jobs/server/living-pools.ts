import { pool } from '@/lib/db/pool'
import { GENERATION } from '../domain/generation'

/** Interval between heartbeats, and the time without one after which a process counts as gone, both in ms. */
export const SIGN_EVERY = 5_000
export const GONE_AFTER = 20_000
/**
 * How long a process of an earlier generation counts as alive after its last heartbeat: it may only have been
 * delayed.
 */
const OLDER_FOR = 3_600_000

/**
 * Records a heartbeat for the process whose worker pool has this id, and frees the jobs of processes that are
 * gone, so that others can run them again. Uses the database's clock: processes may disagree about the time.
 */
export async function signOfLife(id: string): Promise<void> {
  await pool().query({
    name: 'jobs-alive',
    text: `insert into "JobPool" (id, "seenAt", generation) values ($1, now(), $2)
           on conflict (id) do update set "seenAt" = excluded."seenAt"`,
    values: [id, GENERATION],
  })
  await pool().query({
    name: 'jobs-gone',
    text: `with gone as (
             select id from "JobPool" where "seenAt" < now() - $1::int * interval '1 ms'
           ), removed as (
             delete from "JobPool" where "seenAt" < now()
               - case when generation < $2 then $3::int else $1::int end * interval '1 ms'
           ), holders as (
             select locked_by as id, min(locked_at) as since
             from graphile_worker._private_jobs where locked_by is not null group by locked_by
           )
           select graphile_worker.force_unlock_workers(array_agg(h.id)) from holders h
           where h.id in (select id from gone)
             -- A process that has just started has sent no heartbeat yet.
             or h.since < now() - $1::int * interval '1 ms' and not exists (select from "JobPool" p where p.id = h.id)
           having count(*) > 0`,
    values: [GONE_AFTER, GENERATION, OLDER_FOR],
  })
}

/**
 * Whether a process of an earlier generation may be running. Every process sends heartbeats from its start,
 * and removes them when it stops.
 */
export async function hasOlderProcess(): Promise<boolean> {
  const { rowCount } = await pool().query({
    name: 'older-processes',
    text: 'select from "JobPool" where generation < $1 limit 1',
    values: [GENERATION],
  })
  return (rowCount ?? 0) > 0
}

/** Frees all jobs, for a process that knows it is the only one: whoever held them is gone. */
export async function freeAllJobs(): Promise<void> {
  await pool().query('delete from "JobPool"')
  await pool().query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
     from graphile_worker._private_jobs where locked_by is not null having count(*) > 0`,
  )
}

/** Records that a process stops: its unfinished jobs are free for the others at once. */
export async function signOff(id: string): Promise<void> {
  await pool().query('select graphile_worker.force_unlock_workers(array[$1])', [id])
  await pool().query('delete from "JobPool" where id = $1', [id])
}
