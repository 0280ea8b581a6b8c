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
/** A group, or null for everyone. */
const aQueue = { groupId: idSchema.nullable() }
const aReview = z.strictObject({ reviewId: idSchema })

/** Submits a finished round of the caller's, to be graded by somebody who was not there. */
export const handInAction = authedAction(
  aRound.extend(aQueue),
  async ({ roomId, groupId }, { user, now }) => {
    membersOnly(user)
    mayMeetOthers(user)
    await handIn(user, roomId, groupId, now)
  },
)

/** Records an interviewer's agreement to that. */
export const agreeToReviewAction = authedAction(aRound, ({ roomId }, { user, now }) =>
  agreeToReview(user.id, roomId, now),
)

/** Withdraws a round from the queue: for its candidate, or an interviewer who does not agree. */
export const withdrawReviewAction = authedAction(aRound, ({ roomId }, { user }) =>
  withdrawReview(user.id, roomId),
)

/** Takes the next round to grade, and returns the id of its review. */
export const takeReviewAction = authedAction(z.strictObject(aQueue), async ({ groupId }, { user, now }) => {
  membersOnly(user)
  mayMeetOthers(user)
  return { id: await takeReview(user, groupId, now) }
})

/** Returns a round without a grade. */
export const giveBackAction = authedAction(aReview, async ({ reviewId }, { user, now }) => {
  membersOnly(user)
  await giveBack(user.id, reviewId, now)
})

/** Submits the grade of a round that the caller has for review. */
export const submitReviewAction = authedAction(
  aReview.extend({ graderId: idSchema, submission: submissionSchema }),
  async ({ reviewId, graderId, submission }, { user, now }) => {
    membersOnly(user)
    samePerson(graderId, user)
    await submitReview(user.id, reviewId, submission, now)
  },
)

/** Shows the caller's name to the other person in a review, or hides it again. */
export const showNameAction = authedAction(
  aReview.extend({ shows: z.boolean() }),
  async ({ reviewId, shows }, { user }) => {
    membersOnly(user)
    await showName(user.id, reviewId, shows)
  },
)
