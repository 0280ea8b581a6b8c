'use server'

import { z } from 'zod'
import { membersOnly } from '@/lib/auth/domain/members-only'
import { authedAction } from '@/lib/auth/next/authed-action'
import { ROUND_MINUTES } from './domain/plan'
import { ROOM_ROLES } from './domain/roles'
import { acceptInvite } from './server/accept-invite'
import { createInvite } from './server/create-invite'
import { createRoom } from './server/create-room'

const newRoom = z.strictObject({
  caseId: z.string().min(1).max(120),
  mode: z.enum(['solo', 'pair']),
  minutes: z.literal(ROUND_MINUTES),
  role: z.enum(['candidate', 'interviewer']),
  previousRoomId: z.uuid().optional(),
})

/** Makes a room and gives its id. */
export const makeRoom = authedAction(newRoom, async ({ previousRoomId, ...wanted }, { user, now }) => {
  membersOnly(user)
  return { id: await createRoom(user, { ...wanted, ...(previousRoomId ? { previousRoomId } : {}) }, now) }
})

/** Makes an invite link for a role; the token is shown this once. */
export const makeInvite = authedAction(
  z.strictObject({ roomId: z.uuid(), role: z.enum(ROOM_ROLES) }),
  ({ roomId, role }, { user, now }) => createInvite(user.id, roomId, role, now),
)

/** Takes somebody who is signed in through an invite link. */
export const joinByInvite = authedAction(
  z.strictObject({ token: z.string().min(1).max(64) }),
  async ({ token }, { user, now }) => ({
    roomId: await acceptInvite(user.id, token, now),
  }),
)
