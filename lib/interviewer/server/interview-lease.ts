import { pool } from '@/lib/db/pool'

/** Milliseconds after which another process may take a room over from one that says nothing more. */
export const LEASE = 10_000

/**
 * Takes the interview of a room for a process, or keeps it.
 * @param holder names the process
 * @param now ms since 1970
 * @returns false while another process holds it
 */
export async function holdInterview(roomId: string, holder: string, now: number): Promise<boolean> {
  const { rowCount } = await pool().query(
    `insert into "InterviewLease" ("roomId", holder, until) values ($1, $2, to_timestamp($3 / 1000.0))
     on conflict ("roomId") do update set holder = $2, until = to_timestamp($3 / 1000.0)
     where "InterviewLease".holder = $2 or "InterviewLease".until < to_timestamp($4 / 1000.0)`,
    [roomId, holder, now + LEASE, now],
  )
  return rowCount === 1
}

/** Lets go of all rooms of a process that stops. */
export async function releaseInterviews(holder: string): Promise<void> {
  await pool().query('delete from "InterviewLease" where holder = $1', [holder])
}
