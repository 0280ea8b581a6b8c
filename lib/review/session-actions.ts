'use server'

import { z } from 'zod'
import { authedAction } from '@/lib/auth/next/authed-action'
import { pinSession } from '@/lib/rooms/server/own-sessions/pin-session'
import { idSchema } from '@/lib/shared/id-schema'
import { deleteForGood } from './server/sessions/delete-for-good'
import { moveToTrash, takeFromTrash } from './server/sessions/move-to-trash'

const aSession = z.strictObject({ roomId: idSchema })

/** Pins a past session to the top of the caller's list, or unpins it. */
export const pinSessionAction = authedAction(
  aSession.extend({ pinned: z.boolean() }),
  ({ roomId, pinned }, { user, now }) => pinSession(user.id, roomId, pinned, now),
)

/** Moves a past session to the caller's trash, and revokes their links to it. */
export const trashSessionAction = authedAction(aSession, ({ roomId }, { user, now }) =>
  moveToTrash(user.id, roomId, now),
)

/** Restores it. */
export const restoreSessionAction = authedAction(aSession, ({ roomId }, { user }) =>
  takeFromTrash(user.id, roomId),
)

/** Deletes a session in the caller's trash for good. */
export const deleteSessionAction = authedAction(aSession, ({ roomId }, { user, now }) =>
  deleteForGood(user.id, roomId, now),
)
