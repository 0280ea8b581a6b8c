import { pool } from '@/lib/db/pool'
import { env } from '@/lib/shared/env'

const DAY = 24 * 3_600_000
/**
 * How long nobody must have written to a room before it is recorded, in ms: until then people may still be
 * talking.
 */
const QUIET = DAY

/** For a room r: it ended before $1, nobody wrote to it since $2, and part of its log is not recorded yet. */
const IS_DUE = `
  r.phase = 'ended' and r.head > r.recorded and r."endedAt" < $1
  and coalesce(
    (select e.at from "RoomEvent" e where e."roomId" = r.id order by e.seq desc limit 1), r."endedAt") < $2`

/** A room whose log is due to be recorded. */
export type DueRoom = { id: string; endedAt: Date }

/** Due rooms after the given one, ordered by when they ended; from the first on if it is null. */
export async function listDueRooms(now: Date, after: DueRoom | null, most: number): Promise<DueRoom[]> {
  const { rows } = await pool().query<DueRoom>(
    `select r.id, r."endedAt" from "Room" r
     where ${IS_DUE} and ($3::timestamptz is null or (r."endedAt", r.id) > ($3, $4::uuid))
     order by r."endedAt", r.id limit $5`,
    [...dueBefore(now), after?.endedAt ?? null, after?.id ?? null, most],
  )
  return rows
}

/** Number of due rooms. */
export async function countDueRooms(now: Date): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `select count(*)::int as count from "Room" r where ${IS_DUE}`,
    dueBefore(now),
  )
  return rows[0]?.count ?? 0
}

function dueBefore(now: Date): [ended: Date, written: Date] {
  const ended = now.getTime() - env().RECORD_AFTER_DAYS * DAY
  return [new Date(ended), new Date(now.getTime() - QUIET)]
}
