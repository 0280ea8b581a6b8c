import type { CommentsView, CommentTarget, CommentThread, CommentView } from './comment'

/** A comment as stored. Times are ms since 1970. */
export type KeptComment = {
  seq: number
  /** The first comment of its thread; null for the first comment itself. */
  firstSeq: number | null
  authorId: string | null
  byLink: boolean
  /** Null for replies. */
  about: CommentTarget | null
  text: string
  at: number
  edited: boolean
  deleted: boolean
  /** It was deleted by a member of the round who did not write it. */
  removed: boolean
  resolved: boolean
}

/** Who reads comments, and what they may see of them. */
export type CommentReader = {
  userId: string
  /** Used a link, and was not in the round. */
  byLink: boolean
  /** May read comments on grades: had a seat in the round, and its grades are open. */
  seesGrades: boolean
  /** The number of the last comment they have read. */
  read: number
  nameOf: (comment: Pick<KeptComment, 'authorId' | 'byLink'>) => string
  /** Another person's text in the form that they may read. */
  plain: (text: string) => string
}

/** Whether a reader may know that a thread exists. */
export function mayReadAbout(
  about: CommentTarget,
  { seesGrades }: Pick<CommentReader, 'seesGrades'>,
): boolean {
  return about.kind !== 'grade' || seesGrades
}

/** Whether a person may resolve a thread: members of the round, and the person who started it. */
export function mayResolve(
  first: Pick<KeptComment, 'authorId'>,
  { userId, byLink }: Pick<CommentReader, 'userId' | 'byLink'>,
): boolean {
  return !byLink || first.authorId === userId
}

/** Whether a person may delete a comment: its author, and members of the round if it was written through a link. */
export function mayDelete(
  comment: Pick<KeptComment, 'authorId' | 'byLink'>,
  { userId, byLink }: Pick<CommentReader, 'userId' | 'byLink'>,
): boolean {
  return comment.authorId === userId || (comment.byLink && !byLink)
}

/**
 * The threads of a round for one reader. Leaves out threads that they may not know of, and deleted comments without
 * replies; but the author of a removed comment sees a note in its place.
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
