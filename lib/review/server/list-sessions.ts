import { db } from '@/lib/db/client'
import { listGradeStates } from '@/lib/grading/server/list-grade-states'
import { CLOCK_EVENTS, type ClockEvent, playedTime } from '../domain/played-time'
import type { SessionRow, Sessions } from '../domain/session-row'

/** Ended sessions on one page. */
export const PAGE = 50

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
    before ? [] : findRooms(userId, { phase: { not: 'ended' } }),
    findRooms(userId, { phase: 'ended', ...(before ? { id: { lt: before } } : {}) }, PAGE + 1),
  ])
  const ended = page.slice(0, PAGE)
  const [played, grading] = await Promise.all([
    playedTimes(ended.map(({ row }) => row.id)),
    listGradeStates(
      ended.map(({ row, endedAt, me, members }) => ({ id: row.id, mode: row.mode, endedAt, me, members })),
      now,
    ),
  ])
  return {
    open: open.map(({ row }) => row),
    ended: ended.map(({ row }) => ({
      ...row,
      played: played.get(row.id) ?? 0,
      grading: grading.get(row.id) ?? null,
    })),
    next: page.length > PAGE ? (ended.at(-1)?.row.id ?? null) : null,
  }
}

type Where = { phase: 'ended' | { not: 'ended' }; id?: { lt: string } }

async function findRooms(userId: string, where: Where, take?: number) {
  const rooms = await db.room.findMany({
    where: { ...where, members: { some: { userId, removedAt: null } } },
    // Ids are made in the order of time.
    orderBy: { id: 'desc' },
    ...(take ? { take } : {}),
    select: {
      id: true,
      mode: true,
      minutes: true,
      createdAt: true,
      startedAt: true,
      endedAt: true,
      caseVersion: { select: { title: true } },
      members: {
        where: { removedAt: null },
        orderBy: { number: 'asc' },
        select: { userId: true, number: true, role: true, user: { select: { name: true } } },
      },
    },
  })
  return rooms.flatMap((room) => {
    const members = room.members.map(({ user, ...member }) => ({ ...member, name: user.name }))
    const me = members.find((member) => member.userId === userId)
    if (!me) return []
    const row: SessionRow = {
      id: room.id,
      title: room.caseVersion.title,
      mode: room.mode,
      role: me.role,
      partners: members.filter((other) => other !== me && other.role !== 'observer').map(({ name }) => name),
      at: (room.startedAt ?? room.createdAt).getTime(),
      started: room.startedAt !== null,
      minutes: room.minutes,
    }
    return [{ row, me, members, endedAt: room.endedAt?.getTime() ?? 0 }]
  })
}

async function playedTimes(roomIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.roomEvent.findMany({
    where: { roomId: { in: [...roomIds] }, kind: { in: [...CLOCK_EVENTS] } },
    orderBy: { seq: 'asc' },
    select: { roomId: true, kind: true, at: true },
  })
  const events = new Map<string, ClockEvent[]>(roomIds.map((id) => [id, []]))
  for (const { roomId, kind, at } of rows) {
    events.get(roomId)?.push({ kind: kind as ClockEvent['kind'], at: at.getTime() })
  }
  return new Map([...events].map(([id, ofRoom]) => [id, playedTime(ofRoom)]))
}
