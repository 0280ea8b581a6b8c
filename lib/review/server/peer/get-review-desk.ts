import type { SessionUser } from '@/lib/auth/domain/session-user'
import { db } from '@/lib/db/client'
import { listMemberships } from '@/lib/groups/server/find-membership'
import { listRoundCases } from '@/lib/rooms/server/rounds/list-round-cases'
import type { ReviewDeskView } from '../../domain/peer/peer-review-view'
import { handInsLeft } from '../../domain/peer/review-credit'
import { countReviews } from './count-reviews'
import { findReviewerRecord } from './find-reviewer-record'
import { findWaiting } from './find-waiting'
import { namesFor } from './get-session-review'

/** Maximum number of rounds and reviews that the page lists, newest first. */
const LISTED = 20

/** Everything that a person sees of reviews outside any session. */
export async function getReviewDesk(
  user: Pick<SessionUser, 'id' | 'level' | 'languages'>,
  now: Date,
): Promise<ReviewDeskView> {
  const [count, record, rows, given, waiting] = await Promise.all([
    countReviews(db, user.id),
    findReviewerRecord(user.id),
    db.peerReview.findMany({
      where: { subjectId: user.id, status: { not: 'withdrawn' } },
      orderBy: { askedAt: 'desc' },
      take: LISTED,
    }),
    db.peerReview.findMany({
      where: {
        reviewerId: user.id,
        OR: [{ status: 'done' }, { status: 'taken', takenUntil: { gt: now } }],
      },
      orderBy: { id: 'desc' },
      take: LISTED + 1,
    }),
    findWaiting(user, now),
  ])
  const groups = await waitingInGroups(user, now)
  const cases = await listRoundCases([...rows, ...given].map(({ roomId }) => roomId))
  const desk: ReviewDeskView = {
    left: handInsLeft(count),
    given: count.given,
    received: count.received,
    waiting: waiting.length,
    taken: null,
    record,
    groups,
    handedIn: [],
    reviews: [],
  }
  for (const { roomId, status, askedAt } of rows) {
    const title = cases.get(roomId)?.title
    if (title !== undefined && status !== 'withdrawn')
      desk.handedIn.push({ roomId, title, at: askedAt.getTime(), state: status })
  }
  for (const review of given) {
    const { id, roomId, status, takenUntil, doneAt } = review
    const title = cases.get(roomId)?.title
    if (title === undefined) continue
    if (status === 'taken') desk.taken = { id, title, until: takenUntil?.getTime() ?? 0 }
    else desk.reviews.push({ id, title, at: doneAt?.getTime() ?? 0, names: await namesFor(user.id, review) })
  }
  return desk
}

/** Looks only at groups in which something is waiting, so that many groups cost little. */
async function waitingInGroups(
  user: Pick<SessionUser, 'id' | 'level' | 'languages'>,
  now: Date,
): Promise<ReviewDeskView['groups']> {
  const mine = await listMemberships(user.id)
  const busy = await db.peerReview.groupBy({
    by: ['groupId'],
    where: { status: 'open', groupId: { in: [...mine.keys()] } },
  })
  const counted = await Promise.all(
    busy.map(async ({ groupId }) => {
      const name = groupId === null ? undefined : mine.get(groupId)
      if (groupId === null || name === undefined) return null
      return { id: groupId, name, waiting: (await findWaiting(user, now, groupId)).length }
    }),
  )
  return counted.flatMap((one) => (one && one.waiting > 0 ? [one] : []))
}
