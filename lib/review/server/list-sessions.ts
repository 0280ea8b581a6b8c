import { listGradeStates } from '@/lib/grading/server/list-grade-states'
import { findEvents } from '@/lib/rooms/server/log/find-events'
import { listOwnRooms, type OwnRoom } from '@/lib/rooms/server/rounds/list-own-rooms'
import { CLOCK_EVENTS, playedTime } from '../domain/played-time'
import type { SessionRow, Sessions } from '../domain/session-row'
import { listAskedRounds } from './share/list-asked'

/** Ended sessions on one page. */
export const SESSIONS_A_PAGE = 50

/**
 * The rooms of a person, newest first: those that are open (on the first page only), and those that are over.
 * @param before the `next` of the page before.
 * @param now ms since 1970.
 */
export async function listSessions(
  userId: string,
  { before }: { before?: string | undefined },
  now: number,
): Promise<Sessions> {
  const [open, page] = await Promise.all([
    before ? [] : listOwnRooms(userId, { ended: false }),
    listOwnRooms(userId, { ended: true, before, most: SESSIONS_A_PAGE + 1 }),
  ])
  const ended = page.slice(0, SESSIONS_A_PAGE)
  const [played, asked, grading] = await Promise.all([
    playedTimes(ended.map(({ id }) => id)),
    listAskedRounds(
      userId,
      ended.map(({ id }) => id),
      new Date(now),
    ),
    listGradeStates(
      ended.map(({ id, mode, endedAt, me, members }) => ({
        id,
        mode,
        endedAt: endedAt?.getTime() ?? 0,
        me,
        members,
      })),
      now,
    ),
  ])
  return {
    open: open.map(rowOf),
    ended: ended.map((room) => ({
      ...rowOf(room),
      played: played.get(room.id) ?? 0,
      grading: grading.get(room.id) ?? null,
      isAsked: asked.has(room.id),
    })),
    next: page.length > SESSIONS_A_PAGE ? (ended.at(-1)?.id ?? null) : null,
  }
}

function rowOf({ id, title, mode, minutes, createdAt, startedAt, me, members }: OwnRoom): SessionRow {
  return {
    id,
    title,
    mode,
    role: me.role,
    partners: members.filter((other) => other !== me && other.role !== 'observer').map(({ name }) => name),
    at: (startedAt ?? createdAt).getTime(),
    started: startedAt !== null,
    minutes,
  }
}

async function playedTimes(roomIds: readonly string[]): Promise<Map<string, number>> {
  const events = await findEvents(roomIds, CLOCK_EVENTS)
  return new Map([...events].map(([id, ofRoom]) => [id, playedTime(ofRoom)]))
}
