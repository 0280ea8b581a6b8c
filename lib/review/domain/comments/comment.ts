import { z } from 'zod'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet/worksheet'
import { idSchema } from '@/lib/shared/id-schema'
import { storedText } from '@/lib/shared/stored-text'

/** Maximum length of a comment, in characters. */
export const COMMENT_LIMIT = 2_000
/** Maximum number of comments on one round, including deleted ones. All of them are sent in one response. */
export const COMMENTS_MOST = 500

/**
 * Maximum number of comments that one person can write through links to a round, including deleted ones, so that its
 * members have room left.
 */
export const COMMENTS_BY_LINK = 50

/** Milliseconds of the round. */
const elapsed = z.int().min(0).max(1_000_000_000)

/** The subject of a thread. */
export const commentTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('moment'), elapsed }),
  /** An element on the board, with the moment at which it was looked at. */
  z.strictObject({ kind: z.literal('element'), id: z.string().min(1).max(64), elapsed }),
  z.strictObject({ kind: z.literal('field'), field: z.literal(SHEET_FIELDS.map(({ id }) => id)) }),
  /** One dimension of a person's grade: the key of its GradeColumn. */
  z.strictObject({
    kind: z.literal('grade'),
    column: z.string().min(1).max(64),
    dimension: z.enum(DIMENSIONS),
  }),
])
export type CommentTarget = z.output<typeof commentTargetSchema>

/** Where comments are read and written: a session's page, or a link to its round. */
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

/** A comment as sent: a new thread, or a reply in one. */
export const newCommentSchema = z.strictObject({
  text: commentTextSchema,
  /** Chosen by the browser: comments sent with the same key are one comment. */
  key: idSchema,
  to: z.union([
    z.strictObject({ about: commentTargetSchema }),
    /** The number of the thread's first comment. */
    z.strictObject({ thread: commentSeqSchema }),
  ]),
})
export type NewComment = z.output<typeof newCommentSchema>

/** A comment in the form its reader receives. Times are ms since 1970. */
export type CommentView = {
  seq: number
  name: string
  mine: boolean
  /** Its author was not in the round and used a link. */
  byLink: boolean
  /** Null if it is deleted. */
  text: string | null
  at: number
  edited: boolean
  /** The reader wrote it, and a member of the round removed it. */
  removed: boolean
  /** Somebody else wrote it, and the reader may remove it. */
  mayRemove: boolean
  /** The reader has not seen it before. */
  isNew: boolean
}

export type CommentThread = {
  about: CommentTarget
  resolved: boolean
  /** Whether anything in it can still be replied to. */
  open: boolean
  /** Whether the reader may resolve and reopen it. */
  mayResolve: boolean
  first: CommentView
  replies: CommentView[]
}

/** All comments on a round that a person may read, oldest thread first. */
export type CommentsView = {
  threads: CommentThread[]
  /** The number of the newest comment that they may read; 0 if none. */
  last: number
}
