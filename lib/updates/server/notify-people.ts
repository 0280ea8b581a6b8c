import { z } from 'zod'
import { pool } from '@/lib/db/pool'
import { prepared } from '@/lib/db/prepared'
import type { Queryable } from '@/lib/db/queryable'
import { idSchema } from '@/lib/shared/id-schema'
import { type Update, updateSchema } from '../domain/update'

/** The Postgres channel that every process listens to. */
export const CHANNEL = 'threepoint_updates'

const NOTIFY = prepared('notify', 'select 1 from pg_notify($1::text, $2::text)')

/** Number of people named in one notification: Postgres accepts at most 8,000 bytes. */
const PEOPLE_AT_ONCE = 100

export const notificationSchema = z.strictObject({ to: z.array(idSchema), update: updateSchema })

/**
 * Notifies some users on all their open pages, whichever process these are connected to. Within a
 * transaction, Postgres sends it when that commits, and not at all if it does not.
 */
export async function notifyPeople(
  people: readonly string[],
  update: Update,
  within: Queryable = pool(),
): Promise<void> {
  for (let from = 0; from < people.length; from += PEOPLE_AT_ONCE) {
    const to = people.slice(from, from + PEOPLE_AT_ONCE)
    const payload = JSON.stringify(notificationSchema.parse({ to, update }))
    await within.query(NOTIFY, [CHANNEL, payload])
  }
}
