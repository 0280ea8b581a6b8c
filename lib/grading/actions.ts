'use server'

import { z } from 'zod'
import { samePerson } from '@/lib/auth/domain/same-person'
import { authedAction } from '@/lib/auth/next/authed-action'
import { idSchema } from '@/lib/shared/id-schema'
import { submissionSchema } from './domain/submission'
import { submitGrade } from './server/submit-grade'

/** Hands in the grade of a round that the caller was in. Guests may: a round is theirs too. */
export const submitGradeAction = authedAction(
  z.strictObject({ roomId: idSchema, graderId: idSchema, submission: submissionSchema }),
  async ({ roomId, graderId, submission }, { user, now }) => {
    samePerson(graderId, user)
    await submitGrade(user.id, roomId, submission, now)
  },
)
