import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { appError } from '@/lib/shared/errors'
import {
  COMMENTS_BY_LINK,
  COMMENTS_MOST,
  type CommentPlace,
  type NewComment,
} from '../../domain/comments/comment'
import { checkTarget } from './check-target'
import { assertWritePace } from './comment-pace'
import { commentsLock } from './comments-lock'
import { type CommentUser, findCommenter } from './find-commenter'
import { findThread } from './find-thread'
import { tellCommenters } from './tell-commenters'

/**
 * Adds a comment to a finished round, and notifies everybody in it. A reply reopens a resolved thread. A comment sent
 * again with the same key is added only once.
 * @returns its number
 * @throws AppError `comment/too-often`, `comment/too-many`, `comment/too-many-by-link`, `comment/bad-target`,
 * `comment/closed-grade`, `comment/gone` for a reply to something that no longer exists, and those of findCommenter
 */
export async function addComment(
  user: CommentUser,
  place: CommentPlace,
  { text, key, to }: NewComment,
  now: Date,
): Promise<{ seq: number }> {
  const commenter = await findCommenter(user, place, now)
  assertWritePace(user.id, now)
  if ('about' in to) await checkTarget(user, commenter, to.about, now)
  const { userId, byLink, round } = commenter
  const roomId = round.id
  return lockedTransaction([commentsLock(roomId)], async (tx) => {
    const sent = await tx.roundComment.findUnique({ where: { roomId_key: { roomId, key } } })
    if (sent?.authorId === userId) return { seq: sent.seq }
    const seq = (await lastNumber(tx, roomId)) + 1
    if (sent || seq > COMMENTS_MOST) throw appError('comment/too-many', { most: COMMENTS_MOST })
    if (byLink) await assertShareLeft(tx, roomId, userId)
    const firstSeq = 'thread' in to ? to.thread : null
    if (firstSeq !== null) {
      await findThread(tx, commenter, firstSeq)
      await tx.roundComment.update({
        where: { roomId_seq: { roomId, seq: firstSeq } },
        data: { resolvedAt: null },
      })
    }
    await tx.roundComment.create({
      data: {
        ...{ roomId, seq, firstSeq, authorId: userId, byLink, key, text, at: now },
        ...('about' in to && { about: to.about }),
      },
    })
    await tellCommenters(tx, commenter, now)
    return { seq }
  })
}

async function assertShareLeft(
  tx: Prisma.TransactionClient,
  roomId: string,
  authorId: string,
): Promise<void> {
  const written = await tx.roundComment.count({ where: { roomId, authorId, byLink: true } })
  if (written >= COMMENTS_BY_LINK) throw appError('comment/too-many-by-link', { most: COMMENTS_BY_LINK })
}

async function lastNumber(tx: Prisma.TransactionClient, roomId: string): Promise<number> {
  const { _max } = await tx.roundComment.aggregate({ where: { roomId }, _max: { seq: true } })
  return _max.seq ?? 0
}
