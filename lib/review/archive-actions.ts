'use server'

import { z } from 'zod'
import { membersOnly } from '@/lib/auth/domain/members-only'
import { authedAction } from '@/lib/auth/next/authed-action'
import { idSchema } from '@/lib/shared/id-schema'
import { removeImported } from './server/archive/remove-imported'

/** Deletes one of the caller's imported sessions for good. */
export const removeImportedAction = authedAction(
  z.strictObject({ id: idSchema }),
  async ({ id }, { user }) => {
    membersOnly(user)
    await removeImported(user.id, id)
  },
)
