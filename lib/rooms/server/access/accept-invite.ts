import { db } from '@/lib/db/client'
import type { RoomRole } from '@/lib/framework/roles'
import { type AppError, appError } from '@/lib/shared/errors'
import { hashToken } from '@/lib/shared/link-token'
import { findMembers } from './find-members'
import { takeSeat } from './take-seat'

/** What a visitor with a link may know before joining. */
export type InvitePreview = {
  roomId: string
  /** The role that the link gives. */
  role: RoomRole
  /** Somebody else has that seat, so anybody who joins now only watches. */
  taken: boolean
  title: string
  invitedBy: string
  minutes: number
  /** Whether the viewer is in the room already. */
  isIn: boolean
  /** Where its people talk; only given to members. */
  meetingLink: string | null
}

/**
 * @param viewerId the viewer, if known
 * @throws AppError `invite/invalid`, whether the link never existed, has expired or was revoked;
 * `invite/ended`
 */
export async function previewInvite(
  token: string,
  now: Date,
  viewerId: string | null = null,
): Promise<InvitePreview> {
  const invite = await db.invite.findUnique({
    where: { tokenHash: hashToken(token) },
    include: {
      room: { include: { caseVersion: { select: { title: true } }, createdBy: { select: { name: true } } } },
    },
  })
  if (!invite || invite.revokedAt || invite.expiresAt <= now) throw invalid()
  if (invite.room.phase === 'ended') throw appError('invite/ended')
  const { roomId, role } = invite
  const members = (await findMembers([roomId])).get(roomId) ?? []
  const isIn = members.some(({ userId }) => userId === viewerId)
  return {
    roomId,
    role,
    taken: role !== 'observer' && !isIn && members.some((member) => member.role === role),
    title: invite.room.caseVersion.title,
    invitedBy: invite.room.createdBy.name,
    minutes: invite.room.minutes,
    isIn,
    meetingLink: isIn ? invite.room.meetingLink : null,
  }
}

/**
 * Adds a person to the room that a link leads to. A member keeps their role. If the link's role is taken, the
 * person becomes an observer.
 * @returns the room's id.
 * @throws AppError `invite/invalid`, `invite/ended`, `invite/full`
 */
export async function acceptInvite(userId: string, token: string, now: Date): Promise<string> {
  const { roomId, role } = await previewInvite(token, now)
  if (!(await takeSeat(userId, roomId, role, now))) throw invalid()
  return roomId
}

function invalid(): AppError {
  return appError('invite/invalid')
}
