import { db } from '@/lib/db/client'
import type { PeerReview } from '@/lib/db/generated/client'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { findSeat, type SeatedIn } from '../seat/find-seat'

/** The review of a round as it is kept, with who agreed. */
export type KeptReview = PeerReview & { consents: { userId: string }[] }

/** An ended round for somebody who has a seat in it, and its review if it was ever handed in. */
export type SeatedRound = { round: SeatedIn; review: KeptReview | null }

/** @throws AppError `not-found` for everybody else, observers too, and as long as the round is not over */
export async function findSeatedRound(userId: string, roomId: string): Promise<SeatedRound> {
  return { round: await findSeat(userId, roomId), review: await findReviewOf(roomId) }
}

/** The review of a round; null where it was never handed in. */
export function findReviewOf(roomId: string): Promise<KeptReview | null> {
  return db.peerReview.findUnique({ where: { roomId }, include: { consents: { select: { userId: true } } } })
}

/** Who has to agree besides the candidate: whoever has a seat. Of observers nothing is in the record. */
export function whoMustAgree(members: readonly Actor[]): Actor[] {
  return members.filter(({ role }) => role === 'interviewer')
}
