import { z } from 'zod'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet/worksheet'
import { idSchema } from '@/lib/shared/id-schema'
import { storedText } from '@/lib/shared/stored-text'

/** Longest comment, in characters. */
export const COMMENT_LIMIT = 2_000
/** Comments on one round, deleted ones included. They all come in one answer. */
export const COMMENTS_MOST = 500

/** What one person writes through links to a round, deleted ones included, so that its people have room left. */
export const COMMENTS_BY_LINK = 50

/** Milliseconds of the round. */
const elapsed = z.int().min(0).max(1_000_000_000)

/** What a thread is about. */
export const commentTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('moment'), elapsed }),
  /** An element of the board, with the moment at which it was looked at. */
  z.strictObject({ kind: z.literal('element'), id: z.string().min(1).max(64), elapsed }),
  z.strictObject({ kind: z.literal('field'), field: z.literal(SHEET_FIELDS.map(({ id }) => id)) }),
  /** One dimension of somebody's grade: the key of its GradeColumn. */
  z.strictObject({
    kind: z.literal('grade'),
    column: z.string().min(1).max(64),
    dimension: z.enum(DIMENSIONS),
  }),
])
export type CommentTarget = z.output<typeof commentTargetSchema>

/** Where comments are read and written: the page of a session, or a link to its round. */
export const commentPlaceSchema = z.union([
  z.strictObject({ roomId: idSchema }),
  z.strictObject({ token: z.string().max(64) }),
])
export type CommentPlace = z.output<typeof commentPlaceSchema>

/** The number of a comment in its round. */
export const commentSeqSchema = z.int().min(1).max(COMMENTS_MOST)

export const commentTextSchema = storedText()
  .trim()
  .min(1, 'Write something first.')
  .max(COMMENT_LIMIT, `Use at most ${COMMENT_LIMIT} characters.`)

/** A comment as somebody sends it: a thread of its own, or an answer in one. */
export const newCommentSchema = z.strictObject({
  text: commentTextSchema,
  /** Chosen by the browser: what is sent again with the same key is one comment. */
  key: idSchema,
  to: z.union([
    z.strictObject({ about: commentTargetSchema }),
    /** The number of the thread's first comment. */
    z.strictObject({ thread: commentSeqSchema }),
  ]),
})
export type NewComment = z.output<typeof newCommentSchema>

/** A comment as its reader gets it. Times are ms since 1970. */
export type CommentView = {
  seq: number
  name: string
  mine: boolean
  /** Its author was not in the round and came by a link. */
  byLink: boolean
  /** Null once it is deleted. */
  text: string | null
  at: number
  edited: boolean
  /** The reader wrote it, and somebody of the round removed it. */
  removed: boolean
  /** The reader may remove it, which somebody else wrote. */
  mayRemove: boolean
  /** The reader has not seen it before. */
  isNew: boolean
}

export type CommentThread = {
  about: CommentTarget
  resolved: boolean
  /** Whether anything in it can still be answered. */
  open: boolean
  /** Whether the reader may resolve it and open it again. */
  mayResolve: boolean
  first: CommentView
  replies: CommentView[]
}

/** All comments that somebody may read on a round, the oldest thread first. */
export type CommentsView = {
  threads: CommentThread[]
  /** The number of the newest comment that they may read; 0 for none. */
  last: number
}
