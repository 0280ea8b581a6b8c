import { pool } from '@/lib/db/pool'

/**
 * Removes every job, waiting or given up, whose payload or key contains one of these words, such as an id or
 * an address. A job that is running is left alone: it is removed when it finishes.
 * @param words at least 6 letters each
 */
export async function removeJobsAbout(words: readonly string[]): Promise<void> {
  const long = words.filter((word) => word.length >= 6)
  await pool().query(
    `select graphile_worker.complete_jobs(array_agg(j.id)) from graphile_worker._private_jobs j
     where j.locked_at is null and exists (
       select from unnest($1::text[]) w
       where position(lower(w) in lower(j.payload::text || coalesce(j.key, '') || coalesce(j.last_error, ''))) > 0)
     having count(*) > 0`,
    [long],
  )
}
