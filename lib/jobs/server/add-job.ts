import type { Prisma } from '@/lib/db/generated/client'
import { pool } from '@/lib/db/pool'
import type { JobKind } from '../domain/job'

/** A connection or a transaction. */
export type Queryable = { query: (text: string, values: unknown[]) => Promise<unknown> }

type Options = {
  /** Writes the job in this transaction: it exists if, and only if, the rest of the transaction does. */
  within?: Queryable
  /** At most one job of a key waits; adding it again replaces its payload and its time. */
  key?: string
  /** Not before this time; at once by default. */
  at?: Date
}

/** Adds a job, which one of the processes will run. @throws ZodError where the payload is not of the job's kind */
export async function addJob<Payload>(
  kind: JobKind<Payload>,
  payload: Payload,
  { within = pool(), key, at }: Options = {},
): Promise<void> {
  await within.query(
    `select 1 from graphile_worker.add_job($1::text, payload := $2::json, run_at := $3::timestamptz,
       max_attempts := $4::int, job_key := $5::text)`,
    [
      kind.name,
      JSON.stringify(kind.payload.parse(payload)),
      at?.toISOString() ?? null,
      kind.attempts,
      key ?? null,
    ],
  )
}

/** Takes a waiting job away; one that runs already is not stopped. Without such a job it does nothing. */
export async function cancelJob(key: string, within: Queryable = pool()): Promise<void> {
  await within.query('select 1 from graphile_worker.remove_job($1::text)', [key])
}

/** A transaction of Prisma, to add jobs in. */
export function inTransaction(tx: Prisma.TransactionClient): Queryable {
  return { query: (text, values) => tx.$queryRawUnsafe(text, ...values) }
}
