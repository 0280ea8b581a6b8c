import type { SessionUser } from '@/lib/auth/domain/session-user'
import { everydayWords } from '@/lib/content/server/everyday-words'
import { db } from '@/lib/db/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { isEnoughToGrade, substanceOf } from '@/lib/grading/domain/ai/enough-to-grade'
import { gradedSessionOf } from '@/lib/grading/domain/ai/graded-session'
import { sessionPieces } from '@/lib/grading/domain/ai/session-pieces'
import { findMembership } from '@/lib/groups/server/find-membership'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { handInsLeft } from '../../domain/peer/review-credit'
import { hasLostSomebody } from '../seat/find-seat'
import { tellSeated } from '../seat/tell-seated'
import { countReviews, reviewsLock } from './count-reviews'
import { findSeatedRound, whoMustAgree } from './find-session-review'
import { addReviewMail } from './review-mail'

/** A round that is handed in again sooner is asked for on its page alone, not by mail. */
const ASKED_EVERY_MS = 24 * 3_600_000

/** Whether a record holds what somebody who was not there can grade. */
async function isEnoughToReview(state: RoomState): Promise<boolean> {
  return isEnoughToGrade(substanceOf(sessionPieces(gradedSessionOf(state), await everydayWords())))
}

/**
 * Hands in a finished round of one's own for review, to everybody or (by its id) to a group of theirs. It waits for its interviewers to agree, where it has some.
 * @throws AppError `not-found`, `peer/not-candidate`, `peer/own-case`, `peer/partner-gone`, `peer/too-little`,
 * `peer/handed-in`, `peer/none-left`
 */
export async function handIn(
  user: Pick<SessionUser, 'id' | 'level' | 'languages'>,
  roomId: string,
  groupId: string | null,
  now: Date,
): Promise<void> {
  const { round } = await findSeatedRound(user.id, roomId)
  if (groupId !== null) await findMembership(db, user.id, groupId)
  if (round.me.role !== 'candidate') throw appError('peer/not-candidate')
  // A case that somebody wrote is not for everybody.
  if (!(await readRound(roomId))?.isShippedCase) throw appError('peer/own-case')
  if (hasLostSomebody(round.members)) throw appError('peer/partner-gone')
  if (!(await isEnoughToReview(await loadRoom(roomId)))) throw appError('peer/too-little')
  const asked = whoMustAgree(round.members)
  await lockedTransaction([reviewsLock(user.id)], async (tx) => {
    const before = await tx.peerReview.findUnique({
      where: { roomId },
      select: { id: true, status: true, askedAt: true },
    })
    if (before && before.status !== 'withdrawn') throw appError('peer/handed-in')
    if (handInsLeft(await countReviews(tx, user.id)) === 0) throw appError('peer/none-left')
    const id = before?.id ?? newId()
    const data = {
      status: asked.length > 0 ? ('asked' as const) : ('open' as const),
      subjectId: user.id,
      groupId,
      level: user.level,
      languages: user.languages,
      askedAt: now,
      openedAt: asked.length > 0 ? null : now,
    }
    if (before) {
      // What was agreed was agreed for that time.
      await tx.reviewConsent.deleteMany({ where: { reviewId: id } })
      await tx.peerReview.update({ where: { id }, data })
    } else await tx.peerReview.create({ data: { id, roomId, ...data } })
    const within = inTransaction(tx)
    // Whoever hands it in and takes it back over and over mails nobody over and over: the page asks them anyway.
    const isAskedAnew = !before || now.getTime() - before.askedAt.getTime() >= ASKED_EVERY_MS
    for (const { userId } of isAskedAnew ? asked : [])
      await addReviewMail('asked', { reviewId: id, userId }, within)
    await tellSeated(round, within)
  })
}
