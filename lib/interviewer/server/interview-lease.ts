import { pool } from '@/lib/db/pool'

/** How long after the last renewal another process may take over a room, in milliseconds. */
export const LEASE = 10_000

/** `kept`: this process already had it. `taken`: it has it from now on. `elsewhere`: another process has it. */
export type Holding = 'kept' | 'taken' | 'elsewhere'

// By the database's clock: the clocks of two processes may differ by more than the lease.
const UNTIL = `clock_timestamp() + interval '${LEASE} milliseconds'`

/**
 * Acquires or renews a room's interview for a process.
 * @param holder identifies the process
 */
export async function holdInterview(roomId: string, holder: string): Promise<Holding> {
  const { rows } = await pool().query<{ kept: boolean | null }>(
    `with before as (select holder from "InterviewLease" where "roomId" = $1)
     insert into "InterviewLease" ("roomId", holder, until) values ($1, $2, ${UNTIL})
     on conflict ("roomId") do update set holder = $2, until = ${UNTIL}
     where "InterviewLease".holder = $2 or "InterviewLease".until < clock_timestamp()
     returning (select holder from before) = $2 as kept`,
    [roomId, holder],
  )
  const [row] = rows
  if (!row) return 'elsewhere'
  return row.kept ? 'kept' : 'taken'
}

/** Renews the leases of a process's rooms. */
export async function renewInterviews(roomIds: readonly string[], holder: string): Promise<void> {
  await pool().query(
    `update "InterviewLease" set until = ${UNTIL} where holder = $2 and "roomId" = any($1::uuid[])`,
    [roomIds, holder],
  )
}

/** Releases a process's rooms: by default all of them. */
export async function releaseInterviews(holder: string, roomId: string | null = null): Promise<void> {
  await pool().query(
    'delete from "InterviewLease" where holder = $1 and ($2::uuid is null or "roomId" = $2)',
    [holder, roomId],
  )
}
