import { db } from '@/lib/db/client'
import type { CaseRound } from '@/lib/rooms/domain/guide/guide-access'

/**
 * The rounds of one person, newest first; only of one case if it is given. Rooms they were removed from don't
 * count.
 */
export async function listRounds(userId: string, caseId?: string): Promise<CaseRound[]> {
  const members = await db.member.findMany({
    where: { userId, removedAt: null, ...(caseId ? { room: { caseVersion: { caseId } } } : {}) },
    orderBy: { room: { createdAt: 'desc' } },
    select: {
      role: true,
      room: {
        select: {
          id: true,
          phase: true,
          minutes: true,
          createdAt: true,
          opensAt: true,
          startedAt: true,
          caseVersion: { select: { caseId: true } },
        },
      },
    },
  })
  return members.map(({ role, room }) => ({
    role,
    phase: room.phase,
    started: room.startedAt !== null,
    caseId: room.caseVersion.caseId,
    roomId: room.id,
    minutes: room.minutes,
    at: room.startedAt ?? room.opensAt ?? room.createdAt,
  }))
}
