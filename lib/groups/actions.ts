'use server'

import { z } from 'zod'
import { mayMeetOthers } from '@/lib/auth/domain/may-meet-others'
import { membersOnly } from '@/lib/auth/domain/members-only'
import { nameSchema } from '@/lib/auth/domain/name'
import { authedAction } from '@/lib/auth/next/authed-action'
import { idSchema } from '@/lib/shared/id-schema'
import { createGroup } from './server/create-group'
import { setShown } from './server/get-group'
import { endGroupLink, joinGroup, makeGroupLink } from './server/group-link'
import { handOver, leaveGroup, removeMember, renameGroup } from './server/leave-group'
import { putOnShelf, takeOffShelf } from './server/shelf'

const aGroup = z.strictObject({ groupId: idSchema })
const aMember = aGroup.extend({ userId: idSchema })
const aCase = aGroup.extend({ caseId: idSchema })

/** Creates a group and returns its id. */
export const createGroupAction = authedAction(
  z.strictObject({ name: nameSchema }),
  ({ name }, { user, now }) => {
    membersOnly(user)
    mayMeetOthers(user)
    return createGroup(user.id, name, now)
  },
)

/** Renames a group. */
export const renameGroupAction = authedAction(aGroup.extend({ name: nameSchema }), (input, { user }) => {
  membersOnly(user)
  return renameGroup(user.id, input.groupId, input.name)
})

/** Creates the group's invite link; its token is returned only this once. */
export const makeGroupLinkAction = authedAction(aGroup, ({ groupId }, { user, now }) => {
  membersOnly(user)
  mayMeetOthers(user)
  return makeGroupLink(user.id, groupId, now)
})

/** Revokes that link. */
export const endGroupLinkAction = authedAction(aGroup, ({ groupId }, { user }) => {
  membersOnly(user)
  return endGroupLink(user.id, groupId)
})

/** Joins a group by its link. */
export const joinGroupAction = authedAction(
  z.strictObject({ token: z.string().min(1).max(64) }),
  ({ token }, { user, now }) => {
    membersOnly(user)
    mayMeetOthers(user)
    return joinGroup(user.id, token, now)
  },
)

/** Leaves a group. */
export const leaveGroupAction = authedAction(aGroup, ({ groupId }, { user }) => {
  membersOnly(user)
  return leaveGroup(user.id, groupId)
})

/** Removes a member from a group. */
export const removeMemberAction = authedAction(aMember, ({ groupId, userId }, { user }) => {
  membersOnly(user)
  return removeMember(user.id, groupId, userId)
})

/** Makes another member the admin. */
export const handOverAction = authedAction(aMember, ({ groupId, userId }, { user, now }) => {
  membersOnly(user)
  return handOver(user.id, groupId, userId, now)
})

/** Sets what the user shows to a group. */
export const setShownAction = authedAction(
  aGroup.extend({ free: z.boolean(), hours: z.boolean() }),
  ({ groupId, ...shown }, { user }) => {
    membersOnly(user)
    return setShown(user.id, groupId, shown)
  },
)

/** Puts a case of the user's own on a group's shelf. */
export const putOnShelfAction = authedAction(aCase, ({ groupId, caseId }, { user, now }) => {
  membersOnly(user)
  mayMeetOthers(user)
  return putOnShelf(user.id, groupId, caseId, now)
})

/** Removes a case from a group's shelf. */
export const takeOffShelfAction = authedAction(aCase, ({ groupId, caseId }, { user }) => {
  membersOnly(user)
  return takeOffShelf(user.id, groupId, caseId)
})
