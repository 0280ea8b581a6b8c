import { pool } from '@/lib/db/pool'

/** Milliseconds after which another process may take a room over from one that no longer renews it. */
export const LEASE = 10_000

/** `kept`: it was this process's before. `taken`: it is from now on. `elsewhere`: another process has it. */
export type Holding = 'kept' | 'taken' | 'elsewhere'

// By the database's clock: those of two processes may differ by more than the lease.
const UNTIL = `clock_timestamp() + interval '${LEASE} milliseconds'`

/**
 * Takes the interview of a room for a process, or keeps it.
 * @param holder names the process
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

/** Keeps the rooms that a process has, for as long as it goes on. */
export async function renewInterviews(roomIds: readonly string[], holder: string): Promise<void> {
  await pool().query(
    `update "InterviewLease" set until = ${UNTIL} where holder = $2 and "roomId" = any($1::uuid[])`,
    [roomIds, holder],
  )
}

/** Lets go of a process's rooms: of all of them by default. */
export async function releaseInterviews(holder: string, roomId: string | null = null): Promise<void> {
  await pool().query(
    'delete from "InterviewLease" where holder = $1 and ($2::uuid is null or "roomId" = $2)',
    [holder, roomId],
  )
}
