import { db } from '@/lib/db/client'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import { pairOf } from '@/lib/rooms/domain/round/next-round'
import { WEEK_MS } from '@/lib/rooms/domain/round/room-limits'
import { appError, notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { findMembers } from '../access/find-members'
import { listEntered } from '../access/list-entered'

/** What a room's page needs before its socket is open. Nothing from the guide. */
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
  /** Whether it was created for two people who were matched. */
  matched: boolean
  me: { userId: string; number: number; role: RoomRole }
  /**
   * The person who was invited and has not been in the room yet: their previous partner for somebody who
   * proposed a next round, the other person in a matched room.
   */
  asked: { userId: string; name: string } | null
}

/**
 * @param now ms since 1970.
 * @throws AppError `not-found` for a room that does not exist or belongs to others: both look the same.
 * `room/not-open` for its own people before it opens.
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
  if (room.opensAt && room.opensAt.getTime() > now) throw appError('room/not-open')
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
    matched: room.matched,
    me: { userId, number: member.number, role: member.role },
    asked: room.matched ? await findMatched(room, userId) : await findProposed(room, userId, now),
  }
}

type Proposal = {
  id: string
  previousRoomId: string | null
  createdById: string
  phase: string
  createdAt: Date
}

async function findMatched({ id, phase }: Proposal, userId: string): Promise<RoomPage['asked']> {
  if (phase !== 'lobby') return null
  const members = (await findMembers([id])).get(id) ?? []
  const other = members.find((member) => member.userId !== userId && member.role !== 'observer')
  if (!other || (await listEntered(db, id)).has(other.userId)) return null
  return { userId: other.userId, name: other.name }
}

/**
 * Nobody if the proposal is no longer valid, or if they have been in the room: somebody who was removed
 * cannot come back.
 */
async function findProposed(room: Proposal, userId: string, now: number): Promise<RoomPage['asked']> {
  const { id, previousRoomId: before, createdById } = room
  if (
    createdById !== userId ||
    !before ||
    room.phase !== 'lobby' ||
    room.createdAt.getTime() <= now - WEEK_MS
  )
    return null
  const members = (await findMembers([before])).get(before) ?? []
  const partner = pairOf(createdById, members).find(({ userId }) => userId !== createdById)
  if (!partner) return null
  const was = await db.member.count({ where: { roomId: id, userId: partner.userId } })
  return was > 0 ? null : { userId: partner.userId, name: partner.name }
}
