import { pool } from '@/lib/db/pool'

/** Bytes that a person added to logs on a day (UTC, as 2026-11-28). */
export type DayUse = { userId: string; day: string; bytes: number }

/** In the order of the people, so that two processes cannot deadlock. Who has been deleted meanwhile is left out. */
const COUNT = `
  insert into "LogDay" as d ("userId", day, bytes)
  select u.id, e.day, e.bytes from json_to_recordset($1::json) as e("userId" uuid, day date, bytes int)
  join "User" u on u.id = e."userId" order by u.id
  on conflict ("userId", day) do update set bytes = d.bytes + excluded.bytes
  returning "userId", day::text, bytes`

/**
 * Counts what people added to logs. Nobody may stand in it twice for one day.
 * @returns what they have added on those days by way of any process
 */
export async function countLogBytes(uses: readonly DayUse[]): Promise<DayUse[]> {
  const sorted = [...uses].sort((a, b) => (a.userId < b.userId ? -1 : 1))
  const { rows } = await pool().query<DayUse>({
    name: 'count-log-bytes',
    text: COUNT,
    values: [JSON.stringify(sorted)],
  })
  return rows
}

/** Deletes the counts of days before one. */
export async function forgetLogDays(before: string): Promise<void> {
  await pool().query('delete from "LogDay" where day < $1::date', [before])
}
