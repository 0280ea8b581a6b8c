import type { CommentsView, CommentTarget, CommentThread, CommentView } from './comment'

/** A comment as it is kept. Times are ms since 1970. */
export type KeptComment = {
  seq: number
  /** The first comment of its thread; null for that one itself. */
  firstSeq: number | null
  authorId: string | null
  byLink: boolean
  /** Null for replies. */
  about: CommentTarget | null
  text: string
  at: number
  edited: boolean
  deleted: boolean
  /** It was deleted by somebody of the round, who did not write it. */
  removed: boolean
  resolved: boolean
}

/** Who reads comments, and what they may see of them. */
export type CommentReader = {
  userId: string
  /** Came by a link, and was not in the round. */
  byLink: boolean
  /** May read comments on grades: had a seat in the round, and its grades are open. */
  seesGrades: boolean
  /** Up to which comment they have read. */
  read: number
  nameOf: (comment: Pick<KeptComment, 'authorId' | 'byLink'>) => string
  /** A text of somebody else as they may read it. */
  plain: (text: string) => string
}

/** Whether a reader may know of a thread at all. */
export function mayReadAbout(
  about: CommentTarget,
  { seesGrades }: Pick<CommentReader, 'seesGrades'>,
): boolean {
  return about.kind !== 'grade' || seesGrades
}

/** Whether somebody may resolve a thread: whoever was in the round, and whoever began it. */
export function mayResolve(
  first: Pick<KeptComment, 'authorId'>,
  { userId, byLink }: Pick<CommentReader, 'userId' | 'byLink'>,
): boolean {
  return !byLink || first.authorId === userId
}

/** Whether somebody may delete a comment: its author, and whoever was in the round where it came by a link. */
export function mayDelete(
  comment: Pick<KeptComment, 'authorId' | 'byLink'>,
  { userId, byLink }: Pick<CommentReader, 'userId' | 'byLink'>,
): boolean {
  return comment.authorId === userId || (comment.byLink && !byLink)
}

/**
 * The threads of a round for one reader. Left out is what they may not know of, and a deleted comment that nobody answered; but whose
 * comment was removed sees that in its place.
 * @param comments all of the round, in order of their numbers
 */
export function threadsFor(comments: readonly KeptComment[], reader: CommentReader): CommentsView {
  const replies = new Map<number, KeptComment[]>()
  for (const comment of comments)
    if (comment.firstSeq !== null && (!comment.deleted || wasTakenFrom(comment, reader)))
      replies.set(comment.firstSeq, [...(replies.get(comment.firstSeq) ?? []), comment])
  const threads = comments.flatMap((first): CommentThread[] => {
    const { seq, about, deleted, resolved } = first
    const answers = replies.get(seq) ?? []
    if (about === null || !mayReadAbout(about, reader)) return []
    if (deleted && answers.length === 0 && !wasTakenFrom(first, reader)) return []
    const open = [first, ...answers].some((comment) => !comment.deleted)
    return [
      {
        ...{ about, resolved, open, mayResolve: open && mayResolve(first, reader) },
        first: viewOf(first, reader),
        replies: answers.map((reply) => viewOf(reply, reader)),
      },
    ]
  })
  const seen = threads.flatMap(({ first, replies }) => [first, ...replies])
  return { threads, last: Math.max(0, ...seen.map(({ seq }) => seq)) }
}

function wasTakenFrom({ authorId, removed }: KeptComment, { userId }: CommentReader): boolean {
  return removed && authorId === userId
}

function viewOf(comment: KeptComment, reader: CommentReader): CommentView {
  const { seq, authorId, byLink, text, at, edited, deleted } = comment
  const mine = authorId === reader.userId
  return {
    ...{ seq, mine, byLink, at, edited },
    removed: wasTakenFrom(comment, reader),
    mayRemove: !mine && !deleted && mayDelete(comment, reader),
    name: reader.nameOf(comment),
    text: deleted ? null : mine ? text : reader.plain(text),
    isNew: !mine && !deleted && seq > reader.read,
  }
}
