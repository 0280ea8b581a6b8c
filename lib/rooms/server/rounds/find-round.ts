import { FORMER_NAME } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'
import type { RoomMode } from '@/lib/framework/roles'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { findMembers } from '@/lib/rooms/server/access/find-members'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'

/** What grading and the review need to know about a room, for one of its members. */
export type RoundOverview = {
  id: string
  title: string
  caseId: string
  mode: RoomMode
  /** Planned length. */
  minutes: number
  /** The version of the rubric that it is graded with. */
  rubricVersion: number
  createdAt: number
  startedAt: number | null
  /** Ms since 1970; null until the round has ended. */
  endedAt: number | null
  me: Actor
  /** Everybody who is in it now, or who deleted their copy of it, the candidate first. */
  members: Actor[]
}

/** The same without a viewer. */
export type RoundFacts = Omit<RoundOverview, 'me'> & {
  /** Whether the case is one of those that everybody has. */
  isShippedCase: boolean
  /** The prompt of its case, in the version that was used. */
  prompt: string
}

const RANK = { candidate: 0, interviewer: 1, observer: 2 } as const

/** @throws AppError `not-found` for a room that does not exist or belongs to others: both look the same. */
export async function findRound(roomId: string, userId: string): Promise<RoundOverview> {
  const round = await readRound(roomId)
  const me = round?.members.find((member) => member.userId === userId && !member.isGone)
  if (!round || !me) throw notFound('session')
  const { isShippedCase: _shipped, prompt: _prompt, ...facts } = round
  return { ...facts, me }
}

/** The same for any viewer: the caller must check who may know it. Null if the room does not exist. */
export async function readRound(roomId: string): Promise<RoundFacts | null> {
  if (!isId(roomId)) return null
  const [present, gone, room] = await Promise.all([
    findMembers([roomId]).then((byRoom) => byRoom.get(roomId) ?? []),
    db.member.findMany({
      where: { roomId, goneAt: { not: null } },
      select: { userId: true, number: true, role: true },
    }),
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
        caseVersion: { select: { caseId: true, title: true, origin: true, prompt: true } },
      },
    }),
  ])
  if (!room) return null
  const { caseVersion } = room
  const members: Actor[] = [
    ...present,
    ...gone.map((member) => ({ ...member, name: FORMER_NAME, isGone: true })),
  ]
  return {
    id: roomId,
    title: caseVersion.title,
    caseId: caseVersion.caseId,
    isShippedCase: caseVersion.origin === 'content',
    prompt: caseVersion.prompt,
    mode: room.mode,
    minutes: room.minutes,
    rubricVersion: room.rubricVersion,
    createdAt: room.createdAt.getTime(),
    startedAt: room.startedAt?.getTime() ?? null,
    endedAt: room.phase === 'ended' ? (room.endedAt?.getTime() ?? null) : null,
    members: members.toSorted((a, b) => RANK[a.role] - RANK[b.role] || a.number - b.number),
  }
}
