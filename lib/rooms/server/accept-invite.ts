import { db } from '@/lib/db/client'
import { AppError } from '@/lib/shared/errors'
import { hashToken } from '@/lib/shared/link-token'
import { MEMBER_LIMIT } from '../domain/decide'
import type { RoomRole } from '../domain/roles'

/** What a visitor with a link may know before joining. */
export type InvitePreview = {
  roomId: string
  role: RoomRole
  title: string
  invitedBy: string
  minutes: number
}

/** @throws AppError `invite/invalid` whether the link never existed, is over, or was taken back. */
export async function previewInvite(token: string, now: Date): Promise<InvitePreview> {
  const invite = await db.invite.findUnique({
    where: { tokenHash: hashToken(token) },
    include: {
      room: { include: { caseVersion: { select: { title: true } }, createdBy: { select: { name: true } } } },
    },
  })
  if (!invite || invite.revokedAt || invite.expiresAt <= now) {
    throw new AppError('invite/invalid', 'This invite link does not work any more. Ask for a new one.')
  }
  if (invite.room.phase === 'ended')
    throw new AppError('invite/ended', 'This interview has ended, so nobody can join it.')
  return {
    roomId: invite.roomId,
    role: invite.role,
    title: invite.room.caseVersion.title,
    invitedBy: invite.room.createdBy.name,
    minutes: invite.room.minutes,
  }
}

/**
 * Takes a person into the room that a link leads to. Whoever is in already stays what they are.
 * A role for one that is taken becomes observer.
 * @returns the room's id.
 * @throws AppError `invite/invalid`, `invite/ended`, `invite/full`
 */
export async function acceptInvite(userId: string, token: string, now: Date): Promise<string> {
  const { roomId, role } = await previewInvite(token, now)
  return db.$transaction(async (tx) => {
    // One at a time, or two people who press the link together would get the same number or both be candidate.
    await tx.$queryRaw`select id from "Room" where id = ${roomId}::uuid for update`
    const members = await tx.member.findMany({ where: { roomId } })
    const known = members.find((member) => member.userId === userId)
    if (known && known.removedAt === null) return roomId
    if (known)
      throw new AppError('invite/invalid', 'This invite link does not work any more. Ask for a new one.')
    const present = members.filter((member) => member.removedAt === null)
    if (present.length >= MEMBER_LIMIT)
      throw new AppError('invite/full', `This room has ${MEMBER_LIMIT} people already.`)
    const taken = role !== 'observer' && present.some((member) => member.role === role)
    const number = Math.max(0, ...members.map((member) => member.number)) + 1
    await tx.member.create({
      data: { roomId, userId, role: taken ? 'observer' : role, number, joinedAt: now },
    })
    return roomId
  })
}
