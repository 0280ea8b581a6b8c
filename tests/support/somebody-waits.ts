import { db } from '@/lib/db/client'

/** Resolves once a transaction in this database waits for another's lock. */
export async function somebodyWaits(): Promise<void> {
  const look = () =>
    db.$queryRaw<unknown[]>`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await look()).length === 0);
}
