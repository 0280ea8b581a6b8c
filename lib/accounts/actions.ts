'use server'

import { z } from 'zod'
import { authedAction } from '@/lib/auth/next/authed-action'
import { endSession } from '@/lib/auth/next/start-session'
import { idSchema } from '@/lib/shared/id-schema'
import { typedSchema } from './domain/deletion'
import { askDeletion } from './server/deletion/ask-deletion'
import { askExport, askSessionArchive } from './server/export/ask-export'

/** Deletes the account of who is signed in, a guest's too, and gives the token of the receipt's address. */
export const deleteAccountAction = authedAction(
  z.strictObject({ typed: typedSchema }),
  async ({ typed }, { user, now, address }) => {
    const receipt = await askDeletion(user, { typed, address }, now)
    await endSession()
    return { receipt }
  },
)

/** Has all data of who is signed in, a guest's too, made into an archive. */
export const askExportAction = authedAction(z.undefined(), (_, { user, now }) => askExport(user.id, now))

/** Has a past session of who is signed in, a guest too, made into an archive. */
export const askSessionArchiveAction = authedAction(
  z.strictObject({ roomId: idSchema }),
  ({ roomId }, { user, now }) => askSessionArchive(user.id, roomId, now),
)
