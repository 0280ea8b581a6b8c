'use server'

import { z } from 'zod'
import { membersOnly } from '@/lib/auth/domain/members-only'
import { authedAction } from '@/lib/auth/next/authed-action'
import { idSchema } from '@/lib/shared/id-schema'
import { sourceSchema } from './domain/draft'
import { assertPace } from './server/assert-pace'
import { createDraft } from './server/drafts/create-draft'
import { getDraft, getDraftVersion } from './server/drafts/get-draft'
import { publishDraft } from './server/drafts/publish-draft'
import { saveDraft } from './server/drafts/save-draft'
import { acceptShared, shareDraft, stopSharing } from './server/drafts/share-draft'
import { withdrawDraft } from './server/drafts/withdraw-draft'

const one = z.strictObject({ id: idSchema })

/** Starts a case of the user's own, from a file if one is given. */
export const startCase = authedAction(
  z.strictObject({ source: sourceSchema.optional() }),
  async (input, { user, now }) => {
    membersOnly(user)
    assertPace('start', user.id, now)
    return createDraft(user.id, input.source ?? null, now)
  },
)

/** Saves what was typed in the editor. */
export const keepCase = authedAction(
  one.extend({ revision: z.int().min(1), source: sourceSchema }),
  (input, { user, now }) => {
    assertPace('keep', user.id, now)
    return saveDraft(user.id, input, now)
  },
)

/** Publishes the saved source, and returns the case as its editor shows it. */
export const publishCase = authedAction(one, async ({ id }, { user, now }) => {
  assertPace('publish', user.id, now)
  await publishDraft(user.id, id, now)
  return getDraft(user.id, id)
})

/** Creates a link that shares a published case; the token is shown only this once. */
export const shareCase = authedAction(one, ({ id }, { user }) => shareDraft(user.id, id))

/** Stops sharing. */
export const keepToMyself = authedAction(one, ({ id }, { user }) => stopSharing(user.id, id))

/** Turns a published case back into a draft. */
export const withdrawCase = authedAction(one, ({ id }, { user }) => withdrawDraft(user.id, id))

/** The source of an earlier version, to restore or to export. */
export const readVersion = authedAction(one.extend({ versionId: idSchema }), ({ id, versionId }, { user }) =>
  getDraftVersion(user.id, id, versionId),
)

/** Adds the case behind a share link to those the user can use. */
export const takeShared = authedAction(
  z.strictObject({ token: z.string().min(1).max(64) }),
  ({ token }, { user }) => acceptShared(user.id, token),
)
