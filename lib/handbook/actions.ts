'use server'

import { z } from 'zod'
import { authedAction, publicAction } from '@/lib/auth/next/authed-action'
import { appError } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'
import { singleton } from '@/lib/shared/singleton'
import { MOST_CHANGES } from './domain/reading'
import { listPatternParts } from './server/handbook'
import { keepChanges, listRead } from './server/reading'

const change = z.strictObject({
  page: z.string().regex(/^[a-z0-9-]{1,80}$/),
  read: z.boolean(),
  at: z.int().min(0),
})

/**
 * Saves what a user has read, including in this browser before they signed in. Returns everything that their account
 * then has.
 */
export const keepReading = authedAction(
  z.strictObject({ changes: z.array(change).max(MOST_CHANGES) }),
  async ({ changes }, { user, now }) => {
    const pace = singleton('pace of reading', () => new Pace(1_000, 60))
    if (!pace.take(user.id, now.getTime())) {
      throw appError('handbook/too-often')
    }
    await keepChanges(user.id, changes, now)
    return listRead(user.id)
  },
)

/** The patterns that can be found in a drawing, with their components. */
export const readPatternParts = publicAction(z.strictObject({}), () => listPatternParts())
