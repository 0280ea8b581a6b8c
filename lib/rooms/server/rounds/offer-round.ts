import type { PresentedCase } from '@/lib/cases/domain/case'
import { db } from '@/lib/db/client'
import { countsAsSeen } from '@/lib/rooms/domain/guide/guide-access'
import { suggestCase } from '@/lib/rooms/domain/round/next-round'
import type { Seat } from '@/lib/rooms/domain/round/seats'
import { AppError } from '@/lib/shared/errors'
import { listRounds } from './list-rounds'
import { findPairRound, isProposed } from './next-round'

/** The initial values of the form for a next round. */
export type RoundOffer = {
  role: Seat
  partner: string
  minutes: number
  /** The case of the previous round. */
  caseId: string
  /** The case that “Surprise me” stands for. */
  suggestion: string | null
}

/**
 * @param chance between 0 and 1; picks the surprise among equally suitable cases
 * @returns null if there is nothing to propose: somebody has done so already, or it is not possible; the
 * round's page tells which.
 * @throws AppError `not-found`
 */
export async function offerRound(
  userId: string,
  roomId: string,
  cases: readonly PresentedCase[],
  { now, chance }: { now: Date; chance: number },
): Promise<RoundOffer | null> {
  const round = await findPairRound(roomId, userId).catch((error: unknown) => {
    if (error instanceof AppError && error.code.startsWith('next-round/')) return null
    throw error
  })
  if (!round || (await isProposed(db, roomId, now))) return null
  const { role, partner, minutes, caseId } = round
  const rounds = await listRounds(role === 'candidate' ? userId : partner.userId)
  const seen = new Set(rounds.filter(countsAsSeen).map((round) => round.caseId))
  const difficulty = cases.find(({ id }) => id === caseId)?.difficulty ?? null
  return {
    role,
    partner: partner.name,
    minutes,
    caseId,
    suggestion: suggestCase(cases, { caseId, minutes, difficulty }, seen, chance),
  }
}
