'use server'

import { z } from 'zod'
import { mayMeetOthers } from '@/lib/auth/domain/may-meet-others'
import { membersOnly } from '@/lib/auth/domain/members-only'
import { authedAction } from '@/lib/auth/next/authed-action'
import { idSchema } from '@/lib/shared/id-schema'
import { PREVIEW_LIMIT, playsRound, SHARE_DAYS, SHARE_SCOPES } from './domain/share/share-link'
import { answerShareLink } from './server/share/answer-link'
import { makeShareLink } from './server/share/make-link'
import { revokeShareLink } from './server/share/revoke-link'

const wantedLink = z
  .strictObject({
    roomId: idSchema,
    scope: z.enum(SHARE_SCOPES),
    days: z.literal(SHARE_DAYS).nullable(),
    embeds: z.boolean(),
    comments: z.boolean(),
    /** The board as a PNG. */
    picture: z.base64().max(PREVIEW_LIMIT).nullable(),
  })
  .refine(({ scope, comments }) => !comments || playsRound(scope), { path: ['comments'] })

/**
 * Creates a link to one of the caller's finished rounds, and returns its token. Everybody else with a seat in it is
 * asked.
 */
export const makeShareLinkAction = authedAction(wantedLink, ({ roomId, ...wanted }, { user, now }) => {
  membersOnly(user)
  mayMeetOthers(user)
  return makeShareLink(user, roomId, wanted, now)
})

/** Agrees to a link that the caller was asked about, declines it, or withdraws the agreement. */
export const answerShareLinkAction = authedAction(
  z.strictObject({ linkId: idSchema, answer: z.enum(['agreed', 'declined']) }),
  ({ linkId, answer }, { user, now }) => answerShareLink(user.id, linkId, answer, now),
)

/** Revokes one of the caller's links. */
export const revokeShareLinkAction = authedAction(
  z.strictObject({ linkId: idSchema }),
  ({ linkId }, { user, now }) => revokeShareLink(user.id, linkId, now),
)
