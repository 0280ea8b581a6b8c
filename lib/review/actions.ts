'use server'

import { z } from 'zod'
import { mayMeetOthers } from '@/lib/auth/domain/may-meet-others'
import { membersOnly } from '@/lib/auth/domain/members-only'
import { samePerson } from '@/lib/auth/domain/same-person'
import { authedAction } from '@/lib/auth/next/authed-action'
import { submissionSchema } from '@/lib/grading/domain/submission'
import { idSchema } from '@/lib/shared/id-schema'
import { agreeToReview, withdrawReview } from './server/peer/agree'
import { handIn } from './server/peer/hand-in'
import { giveBack } from './server/peer/return-review'
import { showName } from './server/peer/show-name'
import { submitReview } from './server/peer/submit-review'
import { takeReview } from './server/peer/take-review'

const aRound = z.strictObject({ roomId: idSchema })
/** A group, or null for everybody. */
const aQueue = { groupId: idSchema.nullable() }
const aReview = z.strictObject({ reviewId: idSchema })

/** Hands in a finished round of one's own, to be graded by somebody who was not there. */
export const handInAction = authedAction(
  aRound.extend(aQueue),
  async ({ roomId, groupId }, { user, now }) => {
    membersOnly(user)
    mayMeetOthers(user)
    await handIn(user, roomId, groupId, now)
  },
)

/** An interviewer agrees to that. */
export const agreeToReviewAction = authedAction(aRound, ({ roomId }, { user, now }) =>
  agreeToReview(user.id, roomId, now),
)

/** Takes a round back out of the queue: its candidate, or an interviewer who does not agree. */
export const withdrawReviewAction = authedAction(aRound, ({ roomId }, { user }) =>
  withdrawReview(user.id, roomId),
)

/** Takes the next round to grade, and gives the id of its review. */
export const takeReviewAction = authedAction(z.strictObject(aQueue), async ({ groupId }, { user, now }) => {
  membersOnly(user)
  mayMeetOthers(user)
  return { id: await takeReview(user, groupId, now) }
})

/** Gives a round back without a grade. */
export const giveBackAction = authedAction(aReview, async ({ reviewId }, { user, now }) => {
  membersOnly(user)
  await giveBack(user.id, reviewId, now)
})

/** Hands in the grade of a round that the caller has for review. */
export const submitReviewAction = authedAction(
  aReview.extend({ graderId: idSchema, submission: submissionSchema }),
  async ({ reviewId, graderId, submission }, { user, now }) => {
    membersOnly(user)
    samePerson(graderId, user)
    await submitReview(user.id, reviewId, submission, now)
  },
)

/** Lets the other one of a review know one's name, or does not any more. */
export const showNameAction = authedAction(
  aReview.extend({ shows: z.boolean() }),
  async ({ reviewId, shows }, { user }) => {
    membersOnly(user)
    await showName(user.id, reviewId, shows)
  },
)
