'use server'

import { z } from 'zod'
import { mayMeetOthers } from '@/lib/auth/domain/may-meet-others'
import { membersOnly } from '@/lib/auth/domain/members-only'
import { authedAction } from '@/lib/auth/next/authed-action'
import { unblockPerson } from '@/lib/auth/server/blocks/block-person'
import { idSchema } from '@/lib/shared/id-schema'
import { wishSchema } from './domain/wish'
import { answerMatch } from './server/match/answer-match'
import { blockPartner } from './server/match/block-partner'
import { assertLookPace } from './server/queue/assert-look-pace'
import { joinQueue } from './server/queue/join-queue'
import { leaveQueue } from './server/queue/leave-queue'
import { lookAround } from './server/queue/look-around'
import { lookAgainFor } from './server/queue/tidy-queue'
import { findAnother, leaveRoom } from './server/room/leave-room'

const aMatch = z.strictObject({ matchId: idSchema })
const aPerson = z.strictObject({ userId: idSchema })

/** Returns who is waiting for a partner, as far as it concerns a user with this wish. */
export const lookAroundAction = authedAction(wishSchema, (wish, { user, now }) => {
  membersOnly(user)
  assertLookPace(user.id, now)
  return lookAround(user.id, wish, now)
})

/** Puts the user into the queue for a partner. */
export const joinQueueAction = authedAction(wishSchema, (wish, { user, now }) => {
  membersOnly(user)
  mayMeetOthers(user)
  return joinQueue(user.id, wish, now)
})

/** Removes the user from the queue. */
export const leaveQueueAction = authedAction(z.strictObject({}), (_, { user, now }) =>
  leaveQueue(user.id, now),
)

/** Accepts or declines a match; returns the room's id once both have accepted. */
export const answerMatchAction = authedAction(
  aMatch.extend({ accepts: z.boolean() }),
  ({ matchId, accepts }, { user, now }) => answerMatch(user.id, matchId, accepts, now),
)

/** Puts a user whose partner has not come back into the queue. */
export const findAnotherAction = authedAction(aMatch, ({ matchId }, { user, now }) => {
  mayMeetOthers(user)
  return findAnother(user.id, matchId, now)
})

/** Removes the user from a matched round. */
export const leaveMatchAction = authedAction(aMatch, ({ matchId }, { user, now }) =>
  leaveRoom(user.id, matchId, now),
)

/** Prevents the user from being matched with a person they have met. */
export const blockAction = authedAction(aPerson, ({ userId }, { user, now }) =>
  blockPartner(user.id, userId, now),
)

/** Undoes that. */
export const unblockAction = authedAction(aPerson, async ({ userId }, { user }) => {
  await unblockPerson(user.id, userId)
  await lookAgainFor(user.id)
})
