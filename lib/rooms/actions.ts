'use server'

import { z } from 'zod'
import { mayMeetOthers } from '@/lib/auth/domain/may-meet-others'
import { membersOnly } from '@/lib/auth/domain/members-only'
import { nameSchema } from '@/lib/auth/domain/name'
import { isTimeZone } from '@/lib/auth/domain/time-zones'
import { authedAction, publicAction } from '@/lib/auth/next/authed-action'
import { startSession } from '@/lib/auth/next/start-session'
import { deleteDraft } from '@/lib/cases/server/drafts/delete-draft'
import { ROOM_ROLES } from '@/lib/framework/roles'
import { idSchema } from '@/lib/shared/id-schema'
import { storedText } from '@/lib/shared/stored-text'
import { newRoomSchema } from './domain/protocol/new-room-schema'
import { acceptInvite } from './server/access/accept-invite'
import { createInvite } from './server/access/create-invite'
import { joinAsGuest as enterAsGuest } from './server/access/join-as-guest'
import { createRoom } from './server/create-room'
import { deleteRoom } from './server/delete-room'
import { getDesign } from './server/guide/get-design'
import { joinNextRound } from './server/rounds/join-next-round'
import { listUsedVersions } from './server/rounds/list-used-versions'
import { proposeRound } from './server/rounds/propose-round'

/** Creates a room and returns its id. */
export const makeRoom = authedAction(newRoomSchema, async (wanted, { user, now }) => {
  membersOnly(user)
  return { id: await createRoom(user, wanted, now) }
})

/** Deletes one of the user's own rooms that has not started. */
export const deleteRoomAction = authedAction(z.strictObject({ roomId: idSchema }), ({ roomId }, { user }) =>
  deleteRoom(user.id, roomId),
)

/** Deletes one of the user's own cases. The versions that rooms were created with stay. */
export const deleteCase = authedAction(z.strictObject({ id: idSchema }), ({ id }, { user }) =>
  deleteDraft(user.id, id, listUsedVersions),
)

/** Creates the room for the round after a finished one, with roles swapped, and returns its id. */
export const proposeNextRound = authedAction(
  newRoomSchema.pick({ caseId: true, minutes: true }).extend({ previousRoomId: idSchema }),
  async (wanted, { user, now }) => {
    membersOnly(user)
    mayMeetOthers(user)
    return { id: await proposeRound(user, wanted, now) }
  },
)

/** Lets the partner of a finished round join the next one. */
export const acceptNextRound = authedAction(
  z.strictObject({ roomId: idSchema }),
  ({ roomId }, { user, now }) => joinNextRound(user.id, roomId, now),
)

/**
 * The design that a case expects, for somebody whose drawing is compared with it; null if its guide is closed
 * to them.
 */
export const readDesign = authedAction(
  z.strictObject({ caseId: storedText().min(1).max(120) }),
  async ({ caseId }, { user, now }) => {
    const found = await getDesign(caseId, user.id, now)
    return found.access === 'open' ? found.design : null
  },
)

/** Creates an invite link for a role; the token is shown only this once. */
export const makeInvite = authedAction(
  z.strictObject({ roomId: idSchema, role: z.enum(ROOM_ROLES) }),
  ({ roomId, role }, { user, now }) => createInvite(user.id, roomId, role, now),
)

/** Lets a signed-in user join through an invite link. */
export const joinByInvite = authedAction(
  z.strictObject({ token: z.string().min(1).max(64) }),
  async ({ token }, { user, now }) => ({
    roomId: await acceptInvite(user.id, token, now),
  }),
)

/** Lets somebody without an account join: the link makes them a guest, and a name is all they enter. */
export const joinAsGuest = publicAction(
  z.strictObject({
    token: z.string().min(1).max(64),
    name: nameSchema,
    timeZone: z.string().max(64).refine(isTimeZone).catch('UTC'),
  }),
  async (input, { user, now, address }) => {
    if (user) return { roomId: await acceptInvite(user.id, input.token, now) }
    const { guest, roomId } = await enterAsGuest({ ...input, address }, now)
    await startSession(guest)
    return { roomId }
  },
)
