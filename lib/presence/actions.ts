'use server'

import { z } from 'zod'
import { mayMeetOthers } from '@/lib/auth/domain/may-meet-others'
import { membersOnly } from '@/lib/auth/domain/members-only'
import { authedAction } from '@/lib/auth/next/authed-action'
import { idSchema } from '@/lib/shared/id-schema'
import { setFree } from './server/set-free'
import { setViewer } from './server/viewers'

/** Marks the user as free for an hour, or as no longer free. */
export const setFreeAction = authedAction(
  z.strictObject({ free: z.boolean() }),
  ({ free }, { user, now }) => {
    membersOnly(user)
    if (free) mayMeetOthers(user)
    return setFree(user.id, free, now)
  },
)

/** Lets a previous partner see when the user is free, or stops that. */
export const setViewerAction = authedAction(
  z.strictObject({ viewerId: idSchema, sees: z.boolean() }),
  ({ viewerId, sees }, { user, now }) => {
    membersOnly(user)
    return setViewer(user.id, viewerId, sees, now)
  },
)
