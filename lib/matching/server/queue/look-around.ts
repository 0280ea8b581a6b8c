import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import { db } from '@/lib/db/client'
import type { Ticket } from '@/lib/db/generated/client'
import { pool } from '@/lib/db/pool'
import { listKnownCases } from '@/lib/rooms/server/rounds/list-known-cases'
import { listPartners } from '@/lib/rooms/server/rounds/list-partners'
import { countWaiting, type WaitingCounts } from '../../domain/count-waiting'
import { estimateWait, type WaitEstimate } from '../../domain/estimate-wait'
import { ARRIVALS_KEPT_DAYS } from '../../domain/limits'
import type { Lookout } from '../../domain/queue-view'
import {
  firstRoundsFor,
  levelsFor,
  type MatchableCase,
  openCases,
  type Seeker,
  talksFor,
  wishConflicts,
} from '../../domain/why-not'
import type { Wish } from '../../domain/wish'
import { listMatchableCases } from './list-matchable-cases'
import { wishOf } from './ticket-row'

/** Maximum number of arrivals that an estimate reads. */
const MOST_ARRIVALS = 20_000

/**
 * How many people wait, why some of them do not fit, and how long the wait is likely to be. People who are kept apart
 * from this user do not count, so nobody can tell from the figures that they are blocked.
 */
export async function lookAround(userId: string, wish: Wish, now: Date): Promise<Lookout> {
  const [cases, apart, partners, known] = await Promise.all([
    listMatchableCases(),
    listKeptApart(db, userId),
    listPartners(db, userId),
    listKnownCases(db, [userId], now),
  ])
  const seeker = { userId, wish, since: now.getTime(), knows: known.get(userId) ?? new Set<string>() }
  const hidden = [userId, ...apart]
  const [counts, estimate] = await Promise.all([
    countOthers(seeker, { hidden, partners, cases }),
    estimateFor(wish, hidden, now),
  ])
  return { counts, estimate }
}

/**
 * $1 the cases they may get, $2 who does not count, $3 former partners, $4 who asks, $5 language and $6 minutes of the
 * wish.
 */
const GROUPS = `
  select t.language, t.level::text, t.minutes, t."firstRound"::text, t.talk::text,
    t."userId" = any($3::uuid[]) or $4::uuid = any(t.refused) as met,
    t.language <> $5 or t.minutes <> $6 or t.open is null or t.open && $1::text[] as "hasCase",
    count(*)::int as people
  from "Ticket" t
  where t."matchId" is null and t."userId" <> all($2::uuid[])
  group by 1, 2, 3, 4, 5, 6, 7`

type Group = Pick<Ticket, 'language' | 'level' | 'minutes' | 'firstRound' | 'talk'> & {
  met: boolean
  /** Also true where the wishes conflict anyway, and where it is not known. */
  hasCase: boolean
  people: number
}

async function countOthers(
  seeker: Seeker,
  { hidden, partners, cases }: { hidden: string[]; partners: string[]; cases: readonly MatchableCase[] },
): Promise<WaitingCounts> {
  const { wish, userId } = seeker
  const { rows } = await pool().query<Group>({
    name: 'count-waiting',
    text: GROUPS,
    values: [openCases(seeker, cases), hidden, partners, userId, wish.language, wish.minutes],
  })
  return countWaiting(
    rows.map((row) => ({
      people: row.people,
      reasons: [
        ...wishConflicts(wish, wishOf({ ...row, topics: [] })),
        ...(row.met ? (['met'] as const) : []),
        ...(row.hasCase ? [] : (['case'] as const)),
      ],
    })),
  )
}

/** Only those within an hour of this time of day, as the estimate uses no others. */
const ARRIVALS = `
  select (extract(epoch from at) * 1000)::float8 as at from "Arrival"
  where language = $1 and minutes = $2 and at > $3 and level::text = any($4::text[])
    and "firstRound"::text = any($5::text[]) and talk::text = any($6::text[]) and "userId" <> all($7::uuid[])
    and (mod(extract(epoch from $8::timestamptz - at), 86400) < 3600
      or mod(extract(epoch from $8::timestamptz - at), 86400) > 82800)
  order by at desc limit ${MOST_ARRIVALS}`

async function estimateFor(wish: Wish, hidden: string[], now: Date): Promise<WaitEstimate | null> {
  const since = new Date(now.getTime() - (ARRIVALS_KEPT_DAYS + 1) * 24 * 3_600_000)
  const [arrivals, first] = await Promise.all([
    pool().query<{ at: number }>({
      name: 'fitting-arrivals',
      text: ARRIVALS,
      values: [
        wish.language,
        wish.minutes,
        since,
        levelsFor(wish),
        firstRoundsFor(wish),
        talksFor(wish),
        hidden,
        now,
      ],
    }),
    db.arrival.findFirst({ orderBy: { at: 'asc' }, select: { at: true } }),
  ])
  if (!first) return null
  return estimateWait(
    arrivals.rows.map(({ at }) => at),
    { now: now.getTime(), since: first.at.getTime() },
  )
}
