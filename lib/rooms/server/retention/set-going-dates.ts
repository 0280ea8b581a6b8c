import { pool } from '@/lib/db/pool'
import { env } from '@/lib/shared/env'
import { DAY_MS, GOING_NOTICE_DAYS } from '../../domain/round/room-limits'

/** Maximum number of rooms that one statement changes. */
const AT_ONCE = 500
/** How long one run continues with further rooms, in ms. */
const RUN = 20_000

/**
 * Stores the deletion dates of rounds that are within the notice period: KEEP_ROUNDS_DAYS after their end,
 * and not before their people have had the full period to read about it. A date that was announced is never
 * made earlier; it is withdrawn if rounds are now kept for longer, or forever.
 * @returns how many rounds got another date, or lost theirs
 */
export async function setGoingDates(now: Date, within = RUN): Promise<number> {
  const started = performance.now()
  let changed = 0
  for (;;) {
    const { rowCount } = await pool().query(CHANGE, [
      env().KEEP_ROUNDS_DAYS ?? null,
      new Date(now.getTime() + GOING_NOTICE_DAYS * DAY_MS),
      AT_ONCE,
    ])
    changed += rowCount ?? 0
    if ((rowCount ?? 0) < AT_ONCE || performance.now() - started > within) return changed
  }
}

/**
 * $1 the number of days that rounds are kept, or null; $2 the end of the notice period; $3 maximum number of
 * rounds.
 */
const CHANGE = `
  update "Room" r set "goesAt" = due.at
  from (
    select id, at from (
      select id, "goesAt" as told, case when over <= $2 then greatest(over, coalesce("goesAt", $2)) end as at
      from (select *, "endedAt" + $1::int * interval '24 hours' as over from "Room" where phase = 'ended') ended
    ) dated
    where told is distinct from at limit $3
  ) due
  where r.id = due.id`
