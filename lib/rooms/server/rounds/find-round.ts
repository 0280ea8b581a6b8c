import { db } from '@/lib/db/client'
import type { RoomMode } from '@/lib/framework/roles'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { findMembers } from '@/lib/rooms/server/access/find-members'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'

/** What grading and the review need to know of a room, for one of its members. */
export type RoundOverview = {
  id: string
  title: string
  caseId: string
  mode: RoomMode
  /** Planned length. */
  minutes: number
  /** The rubric that it is graded with. */
  rubricVersion: number
  createdAt: number
  startedAt: number | null
  /** Milliseconds since 1970; null as long as the round is not over. */
  endedAt: number | null
  me: Actor
  /** Everyone who is in it now, the candidate first. */
  members: Actor[]
}

const RANK = { candidate: 0, interviewer: 1, observer: 2 } as const

/** @throws AppError `not-found` for a room that does not exist or is another's: both look the same. */
export async function findRound(roomId: string, userId: string): Promise<RoundOverview> {
  if (!isId(roomId)) throw notFound('session')
  const [members, room] = await Promise.all([
    findMembers([roomId]).then((byRoom) => byRoom.get(roomId) ?? []),
    db.room.findUnique({
      where: { id: roomId },
      select: {
        mode: true,
        minutes: true,
        rubricVersion: true,
        phase: true,
        createdAt: true,
        startedAt: true,
        endedAt: true,
        caseVersion: { select: { caseId: true, title: true } },
      },
    }),
  ])
  const me = members.find((member) => member.userId === userId)
  if (!me || !room) throw notFound('session')
  return {
    id: roomId,
    title: room.caseVersion.title,
    caseId: room.caseVersion.caseId,
    mode: room.mode,
    minutes: room.minutes,
    rubricVersion: room.rubricVersion,
    createdAt: room.createdAt.getTime(),
    startedAt: room.startedAt?.getTime() ?? null,
    endedAt: room.phase === 'ended' ? (room.endedAt?.getTime() ?? null) : null,
    me,
    members: members.toSorted((a, b) => RANK[a.role] - RANK[b.role] || a.number - b.number),
  }
}
