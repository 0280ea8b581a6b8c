import { db } from '@/lib/db/client'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import { pairOf } from '@/lib/rooms/domain/round/next-round'
import { WEEK_MS } from '@/lib/rooms/domain/round/room-limits'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { findMembers } from '../access/find-members'

/** What a room's page needs before its socket is open. Nothing of the guide. */
export type RoomPage = {
  id: string
  title: string
  caseId: string
  prompt: string
  kind: 'product' | 'feature'
  mode: RoomMode
  minutes: number
  ended: boolean
  createdBy: string
  me: { userId: string; number: number; role: RoomRole }
  /** For the one who proposed this round: the partner of the round before, until they have come in. */
  asked: { userId: string; name: string } | null
}

/**
 * @param now ms since 1970.
 * @throws AppError `not-found` for a room that does not exist or is another's: both look the same.
 */
export async function getRoom(userId: string, roomId: string, now: number): Promise<RoomPage> {
  if (!isId(roomId)) throw notFound('room')
  const member = await db.member.findUnique({
    where: { roomId_userId: { roomId, userId } },
    include: {
      room: { include: { caseVersion: { select: { caseId: true, title: true, prompt: true, kind: true } } } },
    },
  })
  if (!member || member.removedAt) throw notFound('room')
  const { room } = member
  const { caseId, title, prompt, kind } = room.caseVersion
  return {
    id: room.id,
    title,
    caseId,
    prompt,
    kind,
    mode: room.mode,
    minutes: room.minutes,
    ended: room.phase === 'ended',
    createdBy: room.createdById,
    me: { userId, number: member.number, role: member.role },
    asked: room.createdById === userId ? await findAsked(room, now) : null,
  }
}

type Proposal = {
  id: string
  previousRoomId: string | null
  createdById: string
  phase: string
  createdAt: Date
}

/** Nobody once the proposal no longer counts, or once they were in the room: who was removed cannot come in again. */
async function findAsked(room: Proposal, now: number): Promise<RoomPage['asked']> {
  const { id, previousRoomId: before, createdById } = room
  if (!before || room.phase !== 'lobby' || room.createdAt.getTime() <= now - WEEK_MS) return null
  const members = (await findMembers([before])).get(before) ?? []
  const partner = pairOf(createdById, members).find(({ userId }) => userId !== createdById)
  if (!partner) return null
  const { userId, name } = partner
  return (await db.member.count({ where: { roomId: id, userId } })) > 0 ? null : { userId, name }
}
