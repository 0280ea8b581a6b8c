import { pool } from '@/lib/db/pool'
import { prepared } from '@/lib/db/prepared'
import type { Queryable } from '@/lib/db/queryable'
import { type JobKind, type JobOptions, type NewJob, newJob } from '../domain/job'

type Options = JobOptions & {
  /** Writes the job in this transaction: it exists if, and only if, the transaction commits. */
  within?: Queryable
}

/**
 * Adds a job, which one of the processes will run.
 * @throws ZodError if the payload is not valid for the job's kind
 */
export async function addJob<Payload>(
  kind: JobKind<Payload>,
  payload: Payload,
  { within, ...options }: Options = {},
): Promise<void> {
  await addNewJob(newJob(kind, payload, options), within)
}

const ADD = prepared(
  'add-job',
  `select 1 from graphile_worker.add_job($1::text, payload := $2::json, run_at := $3::timestamptz,
     max_attempts := $4::int, job_key := $5::text, queue_name := $6::text)`,
)

/** Adds a job that was requested without a connection. */
export async function addNewJob(
  { name, payload, attempts, queue, key, at }: NewJob,
  within: Queryable = pool(),
): Promise<void> {
  await within.query(ADD, [
    name,
    JSON.stringify(payload),
    at?.toISOString() ?? null,
    attempts,
    key ?? null,
    queue ?? null,
  ])
}

/**
 * Removes a waiting job; one that is already running is not stopped. Does nothing if there is no such job.
 */
export async function cancelJob(key: string, within: Queryable = pool()): Promise<void> {
  await within.query('select 1 from graphile_worker.remove_job($1::text)', [key])
}
