import { db } from '@/lib/db/client'
import { type Scores, scoreSheet } from '@/lib/grading/domain/grade'
import { listOpenSheets } from '@/lib/grading/server/list-open-sheets'
import { readRubric } from '@/lib/grading/server/read-rubric'
import { type ComparedRound, type ReviewerRecord, reviewerRecord } from '../../domain/peer/reviewer-record'

/** Maximum number of reviews that a record considers, newest first. */
const COMPARED = 30

/**
 * How a person's reviews agreed with others' grades in the same rounds, for rounds whose grades are open.
 * @param but a round to exclude: next to a review, the record covers the other ones
 */
export async function findReviewerRecord(userId: string, but: string | null = null): Promise<ReviewerRecord> {
  const reviews = await db.peerReview.findMany({
    where: { reviewerId: userId, status: 'done', ...(but && { roomId: { not: but } }) },
    orderBy: { doneAt: 'desc' },
    take: COMPARED,
    select: { roomId: true, scores: true, rubricVersion: true },
  })
  const others = await listOpenSheets(reviews.map(({ roomId }) => roomId))
  const rounds: ComparedRound[] = []
  for (const { roomId, scores, rubricVersion } of reviews) {
    const sheet = others.get(roomId)
    if (!sheet || !scores || rubricVersion === null) continue
    // Validated by scoresOn before it was stored.
    const theirs = scoreSheet(scores as Scores)
    rounds.push({ theirs, others: sheet, rubric: await readRubric(rubricVersion) })
  }
  return reviewerRecord(rounds)
}
