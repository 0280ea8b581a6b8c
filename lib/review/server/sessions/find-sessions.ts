import { pool } from '@/lib/db/pool'
import { daysAfter, localTimeOf, startOfDate } from '@/lib/matching/domain/slots/slot-time'
import { PINS_MOST } from '@/lib/rooms/domain/round/room-limits'
import { searchTerms } from '../../domain/sessions/search-words'
import type { SessionFilter } from '../../domain/sessions/session-filter'
import { IS_UNSEEN, mayRead, PAST_SESSIONS } from './past-sessions'
import { asQuery, asWords, queryTexts } from './search-query'

/** Who searches, and when. */
export type SessionsViewer = { userId: string; timeZone: string; now: number; closed: readonly string[] }

export type FoundSession = { id: string; isPinned: boolean; isUnseen: boolean }

/**
 * The past sessions that match a filter, newest first; on the first page, pinned ones come before the others.
 * @param viewer `closed` are the cases whose guide is closed to them now
 * @param most maximum number of sessions that are not pinned
 */
export async function findSessions(
  filter: SessionFilter,
  viewer: SessionsViewer,
  { before, most }: { before?: string | undefined; most: number },
): Promise<{ sessions: FoundSession[]; count: number }> {
  const { where, values } = conditions(filter, viewer)
  const place = before ? `and me."pinnedAt" is null and r.id < $${values.length + 1}::uuid` : ''
  const [page, counted] = await Promise.all([
    pool().query<FoundSession>(
      `select r.id, me."pinnedAt" is not null as "isPinned", ${IS_UNSEEN} as "isUnseen"
       ${PAST_SESSIONS} ${where} ${place}
       order by me."pinnedAt" is null, r.id desc limit ${most + PINS_MOST}`,
      before ? [...values, before] : values,
    ),
    pool().query<{ count: number }>(`select count(*)::int as count ${PAST_SESSIONS} ${where}`, values),
  ])
  const rest = page.rows.filter(({ isPinned }) => !isPinned).slice(0, most)
  return {
    sessions: [...page.rows.filter(({ isPinned }) => isPinned), ...rest],
    count: counted.rows[0]?.count ?? 0,
  }
}

/** A filter as SQL; each part adds its values as parameters, so that no user input becomes SQL. */
function conditions(filter: SessionFilter, viewer: SessionsViewer): { where: string; values: unknown[] } {
  const values: unknown[] = [viewer.userId]
  const parts: string[] = []
  const add = (sql: (place: string) => string, value: unknown) => {
    values.push(value)
    parts.push(sql(`$${values.length}`))
  }
  const { caseId, partnerId, role, verdict, unseen, search } = filter
  if (caseId) add((place) => `v."caseId" = ${place}`, caseId)
  if (role) add((place) => `me.role = ${place}::"RoomRole"`, role)
  if (verdict) add((place) => `coalesce(g.verdict, 'none') = ${place}`, verdict)
  if (unseen) parts.push(IS_UNSEEN)
  if (partnerId)
    add(
      (place) => `me."userId" <> ${place}::uuid and exists (
        select from "Member" o join "User" u on u.id = o."userId" and u."deletedAt" is null
        where o."roomId" = r.id and o."userId" = ${place}::uuid
          and o.role <> 'observer' and o."removedAt" is null)`,
      partnerId,
    )
  const { since, until } = spanOf(filter, viewer)
  const began = `coalesce(r."startedAt", r."createdAt")`
  if (since !== null) add((place) => `${began} >= ${place}::timestamptz`, new Date(since))
  if (until !== null) add((place) => `${began} < ${place}::timestamptz`, new Date(until))
  if (search) {
    values.push(viewer.closed)
    const readable = mayRead(`$${values.length}`)
    add(
      (place) => `not exists (
        select from (select ${asQuery('term')} as query from unnest(${place}::text[]) term) looked
        where not (${asWords('v.title')} @@ looked.query) and not exists (
          select from "SessionText" t where t."roomId" = r.id and ${readable} and t.words @@ looked.query))`,
      queryTexts(searchTerms(search)),
    )
    // A search without any word matches nothing.
    if (searchTerms(search).length === 0) parts.push('false')
  }
  return { where: parts.map((part) => `and ${part}`).join('\n'), values }
}

/** The time range of a filter, in ms since 1970, by days of the viewer's calendar; null for no bound. */
function spanOf(
  { days, from, to }: SessionFilter,
  { timeZone, now }: SessionsViewer,
): { since: number | null; until: number | null } {
  const today = localTimeOf(now, timeZone).date
  const first = days ? daysAfter(today, 1 - days) : from
  return {
    since: first ? startOfDate(first, timeZone) : null,
    until: to ? startOfDate(daysAfter(to, 1), timeZone) : null,
  }
}
