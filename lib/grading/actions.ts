'use server'

import { z } from 'zod'
import { authedAction } from '@/lib/auth/next/authed-action'
import { idSchema } from '@/lib/shared/id-schema'
import { submissionSchema } from './domain/submission'
import { submitGrade } from './server/submit-grade'

/** Hands in the grade of a round that the caller was in. Guests may: a round is theirs too. */
export const submitGradeAction = authedAction(
  z.strictObject({ roomId: idSchema, submission: submissionSchema }),
  ({ roomId, submission }, { user, now }) => submitGrade(user.id, roomId, submission, now),
)
