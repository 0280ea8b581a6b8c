'use server'

import { z } from 'zod'
import { mayMeetOthers } from '@/lib/auth/domain/may-meet-others'
import { authedAction } from '@/lib/auth/next/authed-action'
import {
  commentPlaceSchema,
  commentSeqSchema,
  commentTextSchema,
  newCommentSchema,
} from './domain/comments/comment'
import { addComment } from './server/comments/add-comment'
import { deleteComment, resolveThread, rewriteComment } from './server/comments/change-comment'
import { assertReadPace } from './server/comments/comment-pace'
import { markCommentsRead } from './server/comments/mark-read'

const aComment = z.strictObject({ place: commentPlaceSchema, seq: commentSeqSchema })

/** Adds a comment to a finished round, or a reply, and returns its number. */
export const addCommentAction = authedAction(
  z.strictObject({ place: commentPlaceSchema, comment: newCommentSchema }),
  ({ place, comment }, { user, now }) => {
    mayMeetOthers(user)
    return addComment(user, place, comment, now)
  },
)

/** Changes the text of one of the caller's comments; this restores a deleted one. */
export const rewriteCommentAction = authedAction(
  aComment.extend({ text: commentTextSchema }),
  ({ place, ...rewritten }, { user, now }) => {
    mayMeetOthers(user)
    return rewriteComment(user, place, rewritten, now)
  },
)

/** Deletes a comment of the caller's, or removes one that was written through a link from a round of theirs. */
export const deleteCommentAction = authedAction(aComment, ({ place, seq }, { user, now }) =>
  deleteComment(user, place, seq, now),
)

/** Resolves or reopens a thread. */
export const resolveThreadAction = authedAction(
  aComment.extend({ resolved: z.boolean() }),
  ({ place, ...thread }, { user, now }) => resolveThread(user, place, thread, now),
)

/** Records that the caller has read the comments up to a number. */
export const markCommentsReadAction = authedAction(aComment, ({ place, seq }, { user, now }) => {
  assertReadPace(user.id, now)
  return markCommentsRead(user, place, seq, now)
})
