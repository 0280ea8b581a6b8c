import { db } from '@/lib/db/client'
import { getCaseGuide } from '@/lib/rooms/server/guide/get-case-guide'
import { type RoundFacts, readRound } from '@/lib/rooms/server/rounds/find-round'
import { AppError, notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'

/** A round that a reviewer has taken, as the server knows it. */
export type Taken = {
  id: string
  until: Date
  round: RoundFacts & { endedAt: number }
  /** The case's notes on observables; null if its guide is closed to the reviewer. */
  notes: Record<string, string> | null
}

/**
 * The round that a reviewer has now. Access is checked each time: it ends with the grade, with the deadline, and when
 * the members of the round withdraw it.
 * @throws AppError `not-found`
 */
export async function findTaken(userId: string, reviewId: string, now: Date): Promise<Taken> {
  const row = isId(reviewId)
    ? await db.peerReview.findFirst({
        where: { id: reviewId, reviewerId: userId, status: 'taken', takenUntil: { gt: now } },
        select: { id: true, roomId: true, takenUntil: true },
      })
    : null
  const round = row && (await readRound(row.roomId))
  if (!row?.takenUntil || round?.endedAt == null) throw notFound('review')
  const { endedAt } = round
  return {
    id: row.id,
    until: row.takenUntil,
    round: { ...round, endedAt },
    notes: await notesOf(round, userId, now),
  }
}

/** A case that was withdrawn in the meantime has no guide for anybody. */
async function notesOf({ caseId }: RoundFacts, userId: string, now: Date): Promise<Taken['notes']> {
  try {
    const guide = await getCaseGuide(caseId, userId, now)
    if (guide.access !== 'open') return null
    return Object.fromEntries(guide.whole.guide.notes.map(({ observable, note }) => [observable, note]))
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
