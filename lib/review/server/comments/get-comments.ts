import { DELETED_NAME, FORMER_NAME } from '@/lib/auth/domain/deleted-account'
import { listNames } from '@/lib/auth/server/list-names'
import { db } from '@/lib/db/client'
import type { CommentPlace, CommentsView } from '../../domain/comments/comment'
import { type CommentReader, threadsFor } from '../../domain/comments/threads'
import { disguiseOf } from '../anonymous/read-anonymous'
import { type Commenter, type CommentUser, findCommenter } from './find-commenter'
import { listKeptComments } from './kept-comments'

/**
 * The comments on a finished round that a person may read.
 * @throws AppError those of findCommenter
 */
export async function getComments(user: CommentUser, place: CommentPlace, now: Date): Promise<CommentsView> {
  const commenter = await findCommenter(user, place, now)
  const { round, userId, byLink, seesGrades } = commenter
  const [comments, reading] = await Promise.all([
    listKeptComments(round.id),
    db.commentReading.findUnique({ where: { roomId_userId: { roomId: round.id, userId } } }),
  ])
  const authors = comments.flatMap(({ authorId }) => authorId ?? [])
  const words = byLink ? await hiddenNames(commenter) : await openNames(round, authors)
  return threadsFor(comments, { userId, byLink, seesGrades, read: reading?.seq ?? 0, ...words })
}

type Words = Pick<CommentReader, 'nameOf' | 'plain'>

/** People who deleted the session have no name in it, whatever they wrote there. */
async function openNames({ members }: Commenter['round'], authors: readonly string[]): Promise<Words> {
  const gone = new Set(members.flatMap(({ userId, isGone }) => (isGone ? [userId] : [])))
  const names = await listNames(authors)
  return {
    nameOf: ({ authorId }) => {
      if (authorId === null) return DELETED_NAME
      return gone.has(authorId) ? FORMER_NAME : (names.get(authorId) ?? DELETED_NAME)
    },
    plain: (text) => text,
  }
}

/**
 * As in the rest of what a link shows: roles replace names, in texts too, and nobody learns who else used the link.
 */
async function hiddenNames({ round }: Commenter): Promise<Words> {
  const who = await disguiseOf(round, new Set(round.members.map(({ userId }) => userId)))
  return {
    nameOf: ({ authorId, byLink }) =>
      byLink ? 'Reviewer' : authorId === null ? DELETED_NAME : who.nameOf(authorId),
    plain: who.plain,
  }
}
