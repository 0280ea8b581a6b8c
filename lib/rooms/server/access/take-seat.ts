import { db } from '@/lib/db/client'
import type { RoomPhase } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import type { RoomRole } from '@/lib/framework/roles'
import { seatProblem } from '@/lib/rooms/domain/guide/guide-refusals'
import { MEMBER_LIMIT } from '@/lib/rooms/domain/round/decide/decide'
import { appError, notFound } from '@/lib/shared/errors'
import { findOpenRounds, seatsLock } from '../rounds/find-open-rounds'

/**
 * Adds a person to a room. A member keeps their role. If the wanted role is taken, the person becomes an
 * observer.
 * @returns false for somebody who was removed.
 * @throws AppError `invite/ended`, `invite/full`, and `guide/answering` or `seat/interviews-elsewhere` for
 * somebody whose other open round on the case excludes this seat
 */
export async function takeSeat(userId: string, roomId: string, role: RoomRole, now: Date): Promise<boolean> {
  const asked = await db.room.findUnique({
    where: { id: roomId },
    select: { mode: true, caseVersion: { select: { caseId: true } } },
  })
  if (!asked) throw notFound('room')
  const { mode, caseVersion } = asked
  return lockedTransaction([seatsLock(userId, caseVersion.caseId)], async (tx) => {
    // One at a time, or two people who join together would get the same number or both become candidate.
    const [room] = await tx.$queryRaw<{ phase: RoomPhase }[]>`
      select phase from "Room" where id = ${roomId}::uuid for update`
    if (!room) throw notFound('room')
    if (room.phase === 'ended') throw appError('invite/ended')
    const members = await tx.member.findMany({ where: { roomId } })
    const known = members.find((member) => member.userId === userId)
    if (known) return known.removedAt === null
    const present = members.filter((member) => member.removedAt === null)
    if (present.length >= MEMBER_LIMIT) throw appError('invite/full', { most: MEMBER_LIMIT })
    const taken = role !== 'observer' && present.some((member) => member.role === role)
    const seat = taken ? 'observer' : role
    const problem = seatProblem(
      { roomId, mode, role: seat },
      await findOpenRounds(tx, userId, caseVersion.caseId, now),
    )
    if (problem) throw problem
    const number = Math.max(0, ...members.map((member) => member.number)) + 1
    await tx.member.create({
      data: { roomId, userId, role: seat, number, joinedAt: now },
    })
    return true
  })
}
