import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { appError } from '@/lib/shared/errors'
import type { CommentPlace } from '../../domain/comments/comment'
import { mayDelete, mayResolve } from '../../domain/comments/threads'
import { assertWritePace } from './comment-pace'
import { commentsLock } from './comments-lock'
import { type Commenter, type CommentUser, findCommenter } from './find-commenter'
import { findThread } from './find-thread'
import { readComment } from './kept-comments'
import { tellCommenters } from './tell-commenters'

type Change = (
  tx: Prisma.TransactionClient,
  commenter: Commenter,
) => Promise<Prisma.RoundCommentUpdateManyMutationInput>

/**
 * Changes the text of one of the person's own comments. If they had deleted it, this restores it.
 * @throws AppError `comment/gone` if it is not theirs, does not exist, or was removed by a member of the round;
 * `comment/too-often`, and those of findCommenter
 */
export function rewriteComment(
  user: CommentUser,
  place: CommentPlace,
  { seq, text }: { seq: number; text: string },
  now: Date,
): Promise<void> {
  return change(user, place, seq, now, async (tx, commenter) => {
    const comment = await readComment(commenter.round.id, seq, tx)
    if (comment?.authorId !== commenter.userId || comment.removed) throw appError('comment/gone')
    const { deleted } = comment
    return deleted ? { text, deletedAt: null } : { text, editedAt: now }
  })
}

/**
 * Deletes one of the person's own comments, or removes one written through a link from a round that they are in: its
 * text is deleted at once. @throws AppError those of rewriteComment
 */
export function deleteComment(user: CommentUser, place: CommentPlace, seq: number, now: Date): Promise<void> {
  return change(user, place, seq, now, async (tx, commenter) => {
    const comment = await readComment(commenter.round.id, seq, tx)
    if (!comment || !mayDelete(comment, commenter)) throw appError('comment/gone')
    const isOwn = comment.authorId === commenter.userId
    if (!isOwn && comment.deleted) throw appError('comment/gone')
    return { text: '', deletedAt: now, ...(!isOwn && { removed: true }) }
  })
}

/**
 * Resolves a thread, or reopens it.
 * @throws AppError `comment/gone` also for another person's thread, if the caller used a link; and those of
 * rewriteComment
 */
export function resolveThread(
  user: CommentUser,
  place: CommentPlace,
  { seq, resolved }: { seq: number; resolved: boolean },
  now: Date,
): Promise<void> {
  return change(user, place, seq, now, async (tx, commenter) => {
    const first = await findThread(tx, commenter, seq)
    if (!mayResolve(first, commenter)) throw appError('comment/gone')
    return { resolvedAt: resolved ? now : null }
  })
}

async function change(
  user: CommentUser,
  place: CommentPlace,
  seq: number,
  now: Date,
  what: Change,
): Promise<void> {
  const commenter = await findCommenter(user, place, now)
  assertWritePace(user.id, now)
  const { id: roomId } = commenter.round
  await lockedTransaction([commentsLock(roomId)], async (tx) => {
    await tx.roundComment.updateMany({ where: { roomId, seq }, data: await what(tx, commenter) })
    await tellCommenters(tx, commenter, now)
  })
}
