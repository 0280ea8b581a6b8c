import type { SessionUser } from '@/lib/auth/domain/session-user'
import { loadUser } from '@/lib/auth/server/load-user'
import { db } from '@/lib/db/client'
import { type Scores, scoreSheet } from '@/lib/grading/domain/grade'
import type { GradeColumn } from '@/lib/grading/domain/grading-view'
import { overall } from '@/lib/grading/domain/overall'
import { readRubric } from '@/lib/grading/server/read-rubric'
import { listMemberships } from '@/lib/groups/server/find-membership'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import type { NameState, PeerReviewView, SessionReview } from '../../domain/peer/peer-review-view'
import { handInsLeft } from '../../domain/peer/review-credit'
import { hasLostSomebody } from '../seat/find-seat'
import { countReviews } from './count-reviews'
import { findReviewerRecord } from './find-reviewer-record'
import { findSeatedRound, type KeptReview, type SeatedRound, whoMustAgree } from './find-session-review'

/**
 * The state of a round's review, for a member who had a seat in it; null for everybody else, and if there is nothing
 * to show.
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
    if (!mine || user.kind === 'guest' || hasLostSomebody(round.members)) return null
    if (!(await readRound(roomId))?.isShippedCase) return null
    const [count, groups] = await Promise.all([countReviews(db, user.id), listMemberships(user.id)])
    const view = { state: 'offer' as const, left: handInsLeft(count), groups: namedGroups(groups) }
    return { id: null, mine, view }
  }
  return { id: review.id, mine, view: await viewOf(user.id, { round, review }, released) }
}

function namedGroups(groups: ReadonlyMap<string, string>): { id: string; name: string }[] {
  return [...groups].map(([id, name]) => ({ id, name }))
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
        ? { state: 'agree', by: candidate?.name ?? 'The candidate', inGroup: review.groupId !== null }
        : { state: 'asked', awaited: awaited.map(({ name }) => name) }
    }
    case 'open': {
      const { groupId } = review
      const before = { status: 'open' as const, groupId, openedAt: { lt: review.openedAt ?? new Date(0) } }
      const ahead = await db.peerReview.count({ where: before })
      // An interviewer of the round need not know about the group.
      if (groupId === null || userId !== review.subjectId) return { state: 'open', ahead, group: null }
      const group = (await listMemberships(review.subjectId)).get(groupId)
      return group === undefined ? { state: 'stranded' } : { state: 'open', ahead, group }
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
  // Validated by scoresOn before it was stored.
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

/** Whether the two people have shown their names, for one of them. */
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
