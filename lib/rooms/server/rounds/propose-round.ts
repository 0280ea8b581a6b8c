import type { RoundMinutes } from '@/lib/framework/steps'
import { appError } from '@/lib/shared/errors'
import { createRoom } from '../create-room'
import { findPairRound } from './next-round'

/**
 * Creates the room of the next round, with its proposer in the other role.
 * @returns the room's id.
 * @throws AppError what findPairRound and createRoom throw, `next-round/same-case`, `next-round/proposed`
 */
export async function proposeRound(
  user: { id: string; name: string },
  wanted: { previousRoomId: string; caseId: string; minutes: RoundMinutes },
  now: Date,
): Promise<string> {
  const { caseId, role, partner, meetingLink, shut } = await findPairRound(wanted.previousRoomId, user.id)
  if (wanted.caseId === caseId) {
    throw appError('next-round/same-case')
  }
  // Somebody who is blocked can propose as usual, but nobody is notified.
  const awaited = role === 'interviewer' && !shut ? { awaited: partner } : {}
  const tells = shut ? [user.id] : [user.id, partner.userId]
  return createRoom(user, { ...wanted, ...awaited, tells, meetingLink, mode: 'pair', role }, now)
}
