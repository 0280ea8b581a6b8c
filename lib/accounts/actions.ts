'use server'

import { z } from 'zod'
import { authedAction } from '@/lib/auth/next/authed-action'
import { endSession } from '@/lib/auth/next/start-session'
import { confirmOwner } from '@/lib/auth/server/closing/confirm-owner'
import { idSchema } from '@/lib/shared/id-schema'
import { typedSchema } from './domain/deletion'
import { askDeletion } from './server/deletion/ask-deletion'
import { askExport, askSessionArchive } from './server/export/ask-export'

/** Checks what a user typed to delete their account, before the last warning. Changes nothing. */
export const checkOwnerAction = authedAction(
  z.strictObject({ typed: typedSchema }),
  ({ typed }, { user, now, address }) => confirmOwner(user, typed, address, now),
)

/** Deletes the account of the signed-in user or guest, and returns the token for the receipt's URL. */
export const deleteAccountAction = authedAction(
  z.strictObject({ typed: typedSchema }),
  async ({ typed }, { user, now, address }) => {
    const receipt = await askDeletion(user, { typed, address }, now)
    await endSession()
    return { receipt }
  },
)

/** Queues an archive of all data of the signed-in user or guest. */
export const askExportAction = authedAction(z.undefined(), (_, { user, now }) => askExport(user.id, now))

/** Queues an archive of one past session of the signed-in user or guest. */
export const askSessionArchiveAction = authedAction(
  z.strictObject({ roomId: idSchema }),
  ({ roomId }, { user, now }) => askSessionArchive(user.id, roomId, now),
)
