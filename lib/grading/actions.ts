'use server'

import { z } from 'zod'
import { membersOnly } from '@/lib/auth/domain/members-only'
import { samePerson } from '@/lib/auth/domain/same-person'
import { authedAction } from '@/lib/auth/next/authed-action'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { idSchema } from '@/lib/shared/id-schema'
import { appealedSchema } from './domain/ai/kept-grading'
import { submissionSchema } from './domain/submission'
import { appealAiAnswer, cancelAiGrading, retryAiGrading } from './server/ai/change-ai-grading'
import { startAiGrading } from './server/ai/start-ai-grading'
import { submitGrade } from './server/submit-grade'

/** Submits the grade of a round that the caller took part in. Guests may: the round is theirs too. */
export const submitGradeAction = authedAction(
  z.strictObject({ roomId: idSchema, graderId: idSchema, submission: submissionSchema }),
  async ({ roomId, graderId, submission }, { user, now }) => {
    samePerson(graderId, user)
    await submitGrade(user.id, roomId, submission, now)
  },
)

const aGrading = z.strictObject({ roomId: idSchema, gradingId: idSchema })

/** Has a session graded by the configured model, at the operator's expense: not for guests. */
export const startAiGradingAction = authedAction(
  z.strictObject({ roomId: idSchema }),
  ({ roomId }, { user, now }) => {
    membersOnly(user)
    return startAiGrading(user.id, roomId, now)
  },
)

/** Cancels a grading by a model; finished dimensions are kept. */
export const cancelAiGradingAction = authedAction(aGrading, (target, { user, now }) =>
  cancelAiGrading(user.id, target, now),
)

/** Retries failed or cancelled dimensions, one or all. */
export const retryAiGradingAction = authedAction(
  aGrading.extend({ dimension: z.enum(DIMENSIONS).nullable() }),
  ({ dimension, ...target }, { user }) => {
    membersOnly(user)
    return retryAiGrading(user.id, target, dimension)
  },
)

/** Contests one of a model's answers: its dimension is graded again from scratch. */
export const appealAiAnswerAction = authedAction(
  appealedSchema,
  ({ roomId, gradingId, ...appeal }, { user, now }) => {
    membersOnly(user)
    return appealAiAnswer(user.id, { roomId, gradingId }, appeal, now)
  },
)
