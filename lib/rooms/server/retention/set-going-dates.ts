import { pool } from '@/lib/db/pool'
import { env } from '@/lib/shared/env'
import { DAY_MS, GOING_NOTICE_DAYS } from '../../domain/round/room-limits'

/** Rooms that one statement changes. */
const AT_ONCE = 500
/** How long one run goes on with the next ones, in ms. */
const RUN = 20_000

/**
 * Writes down when rounds go, for those that go within the time of notice: KEEP_ROUNDS_DAYS after their end, and not
 * before their people had all of that time to read of it. A day that was told comes no nearer; it is taken back where
 * rounds are kept for longer now, or for ever.
 * @returns how many rounds got another day, or none any more
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

/** $1 the days that rounds are kept, or null; $2 the end of the time of notice; $3 how many at most. */
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
