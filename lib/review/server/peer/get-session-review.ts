import type { SessionUser } from '@/lib/auth/domain/session-user'
import { loadUser } from '@/lib/auth/server/load-user'
import { db } from '@/lib/db/client'
import { type Scores, scoreSheet } from '@/lib/grading/domain/grade'
import type { GradeColumn } from '@/lib/grading/domain/grading-view'
import { overall } from '@/lib/grading/domain/overall'
import { readRubric } from '@/lib/grading/server/read-rubric'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import type { NameState, PeerReviewView, SessionReview } from '../../domain/peer/peer-review-view'
import { handInsLeft } from '../../domain/peer/review-credit'
import { countReviews } from './count-reviews'
import { findReviewerRecord } from './find-reviewer-record'
import { findSeatedRound, type KeptReview, type SeatedRound, whoMustAgree } from './find-session-review'

/**
 * How far the review of a round is, for somebody who had a seat in it; null for everybody else, and where there is
 * nothing to say.
 * @param released whether the grades of the round are open: the review's opens with them
 */
export async function getSessionReview(
  user: Pick<SessionUser, 'id' | 'kind'>,
  roomId: string,
  released: boolean,
): Promise<SessionReview> {
  const { round, review } = await findSeatedRound(user.id, roomId)
  const mine = round.me.role === 'candidate'
  if (!review || review.status === 'withdrawn') {
    if (!mine || user.kind === 'guest' || !(await readRound(roomId))?.isShippedCase) return null
    return { id: null, mine, view: { state: 'offer', left: handInsLeft(await countReviews(db, user.id)) } }
  }
  return { id: review.id, mine, view: await viewOf(user.id, { round, review }, released) }
}

async function viewOf(
  userId: string,
  { round, review }: SeatedRound & { review: KeptReview },
  released: boolean,
): Promise<PeerReviewView> {
  switch (review.status) {
    case 'asked': {
      const agreed = new Set(review.consents.map((one) => one.userId))
      const awaited = whoMustAgree(round.members).filter((member) => !agreed.has(member.userId))
      const candidate = round.members.find(({ role }) => role === 'candidate')
      return awaited.some((member) => member.userId === userId)
        ? { state: 'agree', by: candidate?.name ?? 'The candidate' }
        : { state: 'asked', awaited: awaited.map(({ name }) => name) }
    }
    case 'open': {
      const before = { status: 'open' as const, openedAt: { lt: review.openedAt ?? new Date(0) } }
      return { state: 'open', ahead: await db.peerReview.count({ where: before }) }
    }
    case 'taken':
      return { state: 'taken' }
    case 'done':
      return released ? doneView(userId, review) : { state: 'closed' }
    case 'withdrawn':
      throw new Error('A review that was withdrawn has nothing to show')
  }
}

async function doneView(userId: string, review: KeptReview): Promise<PeerReviewView> {
  const { id, roomId, reviewerId, keep, change, doneAt } = review
  const rubric = await readRubric(review.rubricVersion ?? 1)
  // Checked by scoresOn before it was written.
  const scores = review.scores as Scores
  const names = userId === review.subjectId ? await namesFor(userId, review) : null
  const column: GradeColumn = {
    key: `review-${id}`,
    source: 'peer',
    name: names?.name ?? 'Reviewer',
    mine: false,
    status: 'open',
    grade: {
      scores,
      keep,
      change,
      version: 1,
      at: doneAt?.getTime() ?? 0,
      overall: overall(scoreSheet(scores), rubric).value,
    },
  }
  const record = reviewerId
    ? await findReviewerRecord(reviewerId, roomId)
    : { known: false as const, rounds: 0 }
  return { state: 'done', column, record, names }
}

/** Where the two stand with their names, for one of them. */
export async function namesFor(
  userId: string,
  review: Pick<KeptReview, 'subjectId' | 'reviewerId' | 'subjectShows' | 'reviewerShows'>,
): Promise<NameState> {
  const { subjectId, reviewerId, subjectShows, reviewerShows } = review
  const isSubject = userId === subjectId
  const otherId = isSubject ? reviewerId : subjectId
  const other = subjectShows && reviewerShows && otherId ? await loadUser(otherId) : null
  return { mine: isSubject ? subjectShows : reviewerShows, name: other?.name ?? null }
}
