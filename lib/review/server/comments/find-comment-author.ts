import type { SessionUser } from '@/lib/auth/domain/session-user'
import { db } from '@/lib/db/client'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { notFound } from '@/lib/shared/errors'
import type { CommentPlace } from '../../domain/comments/comment'
import { findCommenter } from './find-commenter'
import { findThread } from './find-thread'
import { readComment } from './kept-comments'

/** A comment and its author, whose identity a reader with a link must not learn. */
export type CommentAuthor = { other: string; roomId: string; title: string; text: string }

/**
 * The author of a comment that a person can read.
 * @throws AppError `not-found` if they can't, it is deleted, or its author has no account any more
 */
export async function findCommentAuthor(
  user: Pick<SessionUser, 'id' | 'kind'>,
  place: CommentPlace,
  seq: number,
  now: Date,
): Promise<CommentAuthor> {
  const commenter = await findCommenter(user, place, now)
  const roomId = commenter.round.id
  const [comment, round] = await Promise.all([readComment(roomId, seq, db), readRound(roomId)])
  if (!round || !comment?.authorId || comment.deleted) throw notFound('person')
  await findThread(db, commenter, comment.firstSeq ?? seq)
  return { other: comment.authorId, roomId, title: round.title, text: comment.text }
}
