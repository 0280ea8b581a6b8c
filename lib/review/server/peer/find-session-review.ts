import { db } from '@/lib/db/client'
import type { PeerReview } from '@/lib/db/generated/client'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { findSeat, type SeatedIn } from '../seat/find-seat'

/** A round's review as stored, with the people who agreed. */
export type KeptReview = PeerReview & { consents: { userId: string }[] }

/** An ended round for a member with a seat, and its review if it was ever submitted for one. */
export type SeatedRound = { round: SeatedIn; review: KeptReview | null }

/** @throws AppError `not-found` for everybody else, including observers, and while the round is not over */
export async function findSeatedRound(userId: string, roomId: string): Promise<SeatedRound> {
  return { round: await findSeat(userId, roomId), review: await findReviewOf(roomId) }
}

/** The review of a round; null if it was never submitted for one. */
export function findReviewOf(roomId: string): Promise<KeptReview | null> {
  return db.peerReview.findUnique({ where: { roomId }, include: { consents: { select: { userId: true } } } })
}

/** Who has to agree besides the candidate: members with a seat. Nothing of observers is in the record. */
export function whoMustAgree(members: readonly Actor[]): Actor[] {
  return members.filter(({ role }) => role === 'interviewer')
}
