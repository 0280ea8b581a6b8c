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

/** Minimum interval between mails that ask for agreement. If a round is submitted again sooner, only its page asks. */
const ASKED_EVERY_MS = 24 * 3_600_000

/** Whether a record contains enough for an outsider to grade. */
async function isEnoughToReview(state: RoomState): Promise<boolean> {
  return isEnoughToGrade(substanceOf(sessionPieces(gradedSessionOf(state), await everydayWords())))
}

/**
 * Submits a finished round of the candidate's own for review, to everyone or (by its id) to one of their groups. If it
 * has interviewers, it waits for them to agree.
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
  // A case that a person wrote is not public.
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
      // Earlier agreements were for the earlier submission.
      await tx.reviewConsent.deleteMany({ where: { reviewId: id } })
      await tx.peerReview.update({ where: { id }, data })
    } else await tx.peerReview.create({ data: { id, roomId, ...data } })
    const within = inTransaction(tx)
    // Submitting and withdrawing repeatedly must not send mail repeatedly: the page asks them anyway.
    const isAskedAnew = !before || now.getTime() - before.askedAt.getTime() >= ASKED_EVERY_MS
    for (const { userId } of isAskedAnew ? asked : [])
      await addReviewMail('asked', { reviewId: id, userId }, within)
    await tellSeated(round, within)
  })
}
