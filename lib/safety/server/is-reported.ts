import { db } from '@/lib/db/client'
import { findMatchOf } from '@/lib/matching/server/match/find-match-of'
import { findReviewOf } from '@/lib/review/server/peer/find-session-review'

/** Whether a report is open about somebody in a round, in its review, or in the match that led to it. */
export async function isReported(roomId: string): Promise<boolean> {
  const [review, matchId] = await Promise.all([findReviewOf(roomId), findMatchOf(roomId)])
  const places = [roomId, review?.id, matchId].filter((id) => id != null)
  return (await db.report.count({ where: { placeId: { in: places }, decisions: { none: {} } } })) > 0
}
