import { onTestFinished } from 'vitest'
import { pool } from '@/lib/db/pool'

/**
 * Makes the database refuse something until the test ends.
 * @param what for example `update on "RoomSnapshot"`
 * @returns a function that ends this earlier
 */
export async function refusing(what: string): Promise<() => Promise<unknown>> {
  await pool().query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no more'; end $$;
     create trigger refuse before ${what} for each row execute function refuse()`,
  )
  const end = () => pool().query('drop function if exists refuse() cascade')
  onTestFinished(async () => void (await end()))
  return end
}
