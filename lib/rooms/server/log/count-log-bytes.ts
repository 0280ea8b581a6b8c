import { pool } from '@/lib/db/pool'

/** Bytes that a person added to logs on one day (UTC, such as 2026-11-28). */
export type DayUse = { userId: string; day: string; bytes: number }

/** Ordered by user, so that two processes cannot deadlock. Users deleted in the meantime are left out. */
const COUNT = `
  insert into "LogDay" as d ("userId", day, bytes)
  select u.id, e.day, e.bytes from json_to_recordset($1::json) as e("userId" uuid, day date, bytes int)
  join "User" u on u.id = e."userId" order by u.id
  on conflict ("userId", day) do update set bytes = d.bytes + excluded.bytes
  returning "userId", day::text, bytes`

/**
 * Counts what people have added to logs. Each person may occur only once per day.
 * @returns what they have added on those days through all processes
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

/** Deletes the counts of the days before the given one. */
export async function forgetLogDays(before: string): Promise<void> {
  await pool().query('delete from "LogDay" where day < $1::date', [before])
}
