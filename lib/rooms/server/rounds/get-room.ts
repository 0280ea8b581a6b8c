import { db } from '@/lib/db/client'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import { pairOf } from '@/lib/rooms/domain/round/next-round'
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
  /** The partner of the round before, to whom this one was proposed. */
  asked: { userId: string; name: string } | null
}

/** @throws AppError `not-found` for a room that does not exist or is another's: both look the same. */
export async function getRoom(userId: string, roomId: string): Promise<RoomPage> {
  if (!isId(roomId)) throw notFound('This room')
  const member = await db.member.findUnique({
    where: { roomId_userId: { roomId, userId } },
    include: {
      room: { include: { caseVersion: { select: { caseId: true, title: true, prompt: true, kind: true } } } },
    },
  })
  if (!member || member.removedAt) throw notFound('This room')
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
    asked: await findAsked(room),
  }
}

async function findAsked(room: {
  previousRoomId: string | null
  createdById: string
}): Promise<RoomPage['asked']> {
  const { previousRoomId: before, createdById } = room
  const members = before ? (await findMembers([before])).get(before) : undefined
  const partner = pairOf(createdById, members ?? []).find(({ userId }) => userId !== createdById)
  return partner ? { userId: partner.userId, name: partner.name } : null
}
