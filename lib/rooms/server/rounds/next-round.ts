import { listOwnBlocks } from '@/lib/auth/server/blocks/list-blocks'
import { isAccountClosed } from '@/lib/auth/server/closing/is-account-closed'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { RoomMode } from '@/lib/framework/roles'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { type NextRoundView, pairOf, partnerFor, swappedSeat } from '@/lib/rooms/domain/round/next-round'
import { WEEK_MS } from '@/lib/rooms/domain/round/room-limits'
import type { Seat } from '@/lib/rooms/domain/round/seats'
import { appError, notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { findMembers } from '../access/find-members'

/** A finished round of two as seen by one of its people, and their role in the next. */
export type PairRound = {
  caseId: string
  minutes: number
  meetingLink: string | null
  role: Seat
  partner: Actor
  /** The partner has blocked this person, who must not find out. */
  shut: boolean
}

/**
 * The round that the next one follows, for one of its two people. There is no next round with somebody whom
 * they blocked, or whose account is closed.
 * @throws AppError `not-found` for everybody else, `next-round/not-over`, `next-round/alone`
 */
export async function findPairRound(roomId: string, userId: string): Promise<PairRound> {
  const members = isId(roomId) ? ((await findMembers([roomId])).get(roomId) ?? []) : []
  const me = members.find((member) => member.userId === userId)
  const role = me && swappedSeat(me.role)
  const room = role && (await readRoom(roomId))
  if (!me || !role || !room) throw notFound('round')
  if (room.phase !== 'ended') throw appError('next-round/not-over')
  const partner = room.mode === 'pair' && partnerFor(role, members)
  if (!partner) throw appError('next-round/alone')
  const [blocked, blockedByPartner, isClosed] = await Promise.all([
    listOwnBlocks(db, userId),
    listOwnBlocks(db, partner.userId),
    isAccountClosed(partner.userId),
  ])
  if (isClosed || blocked.includes(partner.userId)) throw appError('next-round/alone')
  const { caseVersion, minutes, meetingLink } = room
  return {
    caseId: caseVersion.caseId,
    minutes,
    meetingLink,
    role,
    partner,
    shut: blockedByPartner.includes(userId),
  }
}

/**
 * The state of the next round, for one of a finished round's people; null if they have none.
 * @param now ms since 1970.
 */
export async function findNextRound(
  round: { id: string; mode: RoomMode; me: Actor; members: readonly Actor[] },
  now: number,
): Promise<NextRoundView | null> {
  const { id, mode, me } = round
  const members = round.members.filter(({ isGone }) => !isGone)
  const role = swappedSeat(me.role)
  if (!role || mode !== 'pair') return null
  const found = await db.room.findFirst({
    where: stands(id, now),
    orderBy: { id: 'desc' },
    select: {
      id: true,
      minutes: true,
      phase: true,
      createdById: true,
      caseVersion: { select: { title: true } },
      members: { where: { userId: me.userId, removedAt: null }, select: { number: true } },
    },
  })
  const two = pairOf(found?.createdById ?? me.userId, members)
  const partner = two.find(({ userId }) => userId !== me.userId)
  // If there were several interviewers, the next round is for the one who proposed it or is awaited.
  if (!partner || !two.some(({ userId }) => userId === me.userId)) return null
  if ((await listOwnBlocks(db, me.userId)).includes(partner.userId)) return null
  if (await isAccountClosed(partner.userId)) return null
  const proposed = found && {
    roomId: found.id,
    title: found.caseVersion.title,
    minutes: found.minutes,
    byMe: found.createdById === me.userId,
    joined: found.members.length > 0,
    ended: found.phase === 'ended',
  }
  return { role, partner: partner.name, proposed }
}

/**
 * If two people propose at the same moment, only one succeeds. Call it while holding a lock.
 * @throws AppError `next-round/proposed`
 */
export async function refuseSecondProposal(
  tx: Prisma.TransactionClient,
  previousRoomId: string,
  now: Date,
): Promise<void> {
  if (!(await isProposed(tx, previousRoomId, now))) return
  throw appError('next-round/proposed')
}

/** Whether a room for the next round exists. */
export async function isProposed(
  client: Pick<Prisma.TransactionClient, 'room'>,
  previousRoomId: string,
  now: Date,
): Promise<boolean> {
  return (await client.room.count({ where: stands(previousRoomId, now.getTime()) })) > 0
}

/** Proposals that nobody accepted within a week no longer count. */
function stands(previousRoomId: string, now: number): Prisma.RoomWhereInput {
  return {
    previousRoomId,
    OR: [{ phase: { not: 'lobby' } }, { createdAt: { gt: new Date(now - WEEK_MS) } }],
  }
}

function readRoom(id: string) {
  return db.room.findUnique({
    where: { id },
    select: {
      mode: true,
      phase: true,
      minutes: true,
      meetingLink: true,
      caseVersion: { select: { caseId: true } },
    },
  })
}
