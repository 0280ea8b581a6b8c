import { db } from '@/lib/db/client'
import { listGradeStates } from '@/lib/grading/server/list-grade-states'
import { findEvents } from '@/lib/rooms/server/log/find-events'
import { listAnswered } from '@/lib/rooms/server/rounds/find-open-rounds'
import { listOwnRooms, type OwnRoom } from '@/lib/rooms/server/rounds/list-own-rooms'
import { appError } from '@/lib/shared/errors'
import { OneEach } from '@/lib/shared/turns/one-each'
import { CLOCK_EVENTS, playedTime } from '../../domain/played-time'
import type { SessionFilter } from '../../domain/sessions/session-filter'
import type { EndedSessionRow, Sessions } from '../../domain/sessions/session-row'
import { countUnread } from '../comments/count-unread'
import { listAskedRounds } from '../share/list-asked'
import { countOwnLinks } from '../share/own-links'
import { findExtracts } from './find-extracts'
import { type FoundSession, findSessions } from './find-sessions'
import { sessionChoices } from './session-choices'
import { sessionRow } from './session-row'

/** Maximum number of ended sessions on one page, not counting pinned ones. */
export const SESSIONS_A_PAGE = 50
/** The same for a search: each session is shown with its matching text. */
const FOUND_A_PAGE = 20

/** One search at a time per person: each reads everything that they have, in the database and here. */
const searches = new OneEach({
  longest: 8,
  full: () => appError('session/too-often', { what: 'search' }),
})

type Wanted = {
  filter?: SessionFilter
  /** The `next` of the previous page. */
  before?: string | undefined
  /** The viewer's time zone as an IANA name: days are those of their calendar. */
  timeZone?: string
}

/**
 * The rooms of a person, newest first: open ones (on the first page only), and ended ones that match the filter.
 * @param now ms since 1970
 * @throws AppError `session/too-often` if many of their searches are waiting
 */
export function listSessions(userId: string, wanted: Wanted, now: number): Promise<Sessions> {
  const list = () => listPage(userId, wanted, now)
  return wanted.filter?.search ? searches.run(userId, list) : list()
}

async function listPage(
  userId: string,
  { filter = {}, before, timeZone = 'UTC' }: Wanted,
  now: number,
): Promise<Sessions> {
  const closed = filter.search ? [...(await listAnswered(db, userId, new Date(now)))] : []
  const most = filter.search ? FOUND_A_PAGE : SESSIONS_A_PAGE
  const viewer = { userId, timeZone, now, closed }
  const [open, choices, { sessions, count }] = await Promise.all([
    before ? [] : listOwnRooms(userId, { ended: false }),
    sessionChoices(userId),
    findSessions(filter, viewer, { before, most: most + 1 }),
  ])
  const pinned = sessions.filter(({ isPinned }) => isPinned)
  const rest = sessions.filter(({ isPinned }) => !isPinned)
  const page = rest.slice(0, most)
  const ids = [...pinned, ...page].map(({ id }) => id)
  const [rows, found] = await Promise.all([
    endedRows(userId, [...pinned, ...page], now),
    filter.search ? findExtracts(ids, filter.search, viewer) : null,
  ])
  const ended = rows.map((row) => ({ ...row, found: found?.get(row.id) ?? null }))
  return {
    open: open.map(sessionRow),
    pinned: ended.filter(({ isPinned }) => isPinned),
    ended: ended.filter(({ isPinned }) => !isPinned),
    ...{ count, filter, choices },
    next: rest.length > most ? (page.at(-1)?.id ?? null) : null,
  }
}

type Row = Omit<EndedSessionRow, 'found'>

/** The sessions that were found, in order, as list rows. */
async function endedRows(userId: string, sessions: readonly FoundSession[], now: number): Promise<Row[]> {
  const ids = sessions.map(({ id }) => id)
  const rooms = ids.length > 0 ? await listOwnRooms(userId, { ended: true, among: ids }) : []
  const [played, asked, links, unread, grading] = await Promise.all([
    playedTimes(ids),
    listAskedRounds(userId, ids, new Date(now)),
    countOwnLinks(userId, ids, new Date(now)),
    countUnread(userId, rooms),
    listGradeStates(rooms.map(gradedRound), now),
  ])
  const byId = new Map(rooms.map((room) => [room.id, room]))
  return sessions.flatMap(({ id, isPinned, isUnseen }) => {
    const room = byId.get(id)
    if (!room) return []
    return {
      ...sessionRow(room),
      ...{ isPinned, isUnseen },
      goesAt: room.goesAt?.getTime() ?? null,
      played: played.get(id) ?? 0,
      grading: grading.get(id) ?? null,
      isAsked: asked.has(id),
      links: links.get(id) ?? 0,
      unread: unread.get(id) ?? 0,
    }
  })
}

function gradedRound({ id, mode, endedAt, me, members }: OwnRoom) {
  return { ...{ id, mode, me, members }, endedAt: endedAt?.getTime() ?? 0 }
}

async function playedTimes(roomIds: readonly string[]): Promise<Map<string, number>> {
  const events = await findEvents(roomIds, CLOCK_EVENTS)
  return new Map([...events].map(([id, ofRoom]) => [id, playedTime(ofRoom)]))
}
