'use server'

import { z } from 'zod'
import { MAIL_KINDS } from '@/lib/mail/domain/mail-kind'
import { setMailChoice } from '@/lib/mail/server/mail-choices'
import { openUnsubscribe } from '@/lib/mail/server/unsubscribe-token'
import { appError } from '@/lib/shared/errors'
import { emailSchema } from './domain/email'
import { membersOnly } from './domain/members-only'
import { enteredPasswordSchema } from './domain/passwords/entered-password'
import { authedAction, publicAction } from './next/authed-action'
import { rememberDevice } from './next/remember-device'
import { startSession } from './next/start-session'
import { askForLink, askToConfirm } from './server/links/ask-for-link'
import { confirmEmail } from './server/links/confirm-email'
import { resetPassword } from './server/links/reset-password'
import { signInByLink } from './server/links/sign-in-by-link'

const tokenSchema = z.string().max(200)

/** Mails a link to choose a new password or to sign in. The response is the same for every address. */
export const askForLinkAction = publicAction(
  z.object({ purpose: z.enum(['reset', 'sign_in']), email: emailSchema }),
  async (input, { now, address }) => {
    await askForLink({ ...input, address }, now)
  },
)

/** Resends the link that confirms the signed-in user's address. */
export const askToConfirmAction = authedAction(z.undefined(), async (_, { user, now, address }) => {
  membersOnly(user)
  if (user.email) await askToConfirm({ email: user.email, address }, now)
})

/** Confirms the address that the link was mailed to. */
export const confirmEmailAction = publicAction(tokenSchema, (token, { now }) => confirmEmail(token, now))

/** Sets a new password with a mailed link, and signs this browser in. */
export const resetPasswordAction = publicAction(
  z.object({ token: tokenSchema, password: enteredPasswordSchema }),
  async (input, { now, address, browser }) => {
    const opened = await resetPassword({ ...input, address, browser }, now)
    await startSession(opened)
    await rememberDevice(opened.email)
  },
)

/** Signs this browser in with a mailed link. */
export const signInByLinkAction = publicAction(tokenSchema, async (token, { now }) => {
  const opened = await signInByLink(token, now)
  await startSession(opened)
  await rememberDevice(opened.email)
})

/** Switches a kind of mail on or off for the signed-in user. */
export const chooseMailAction = authedAction(
  z.object({ kind: z.enum(MAIL_KINDS), wanted: z.boolean() }),
  async ({ kind, wanted }, { user, now }) => {
    membersOnly(user)
    await setMailChoice(user.id, kind, wanted, now)
  },
)

/** The same through a link in a mail, without signing in. */
export const chooseMailByLinkAction = publicAction(
  z.object({ token: tokenSchema, wanted: z.boolean() }),
  async ({ token, wanted }, { now }) => {
    const opened = openUnsubscribe(token)
    if (!opened) throw appError('mail/bad-link')
    await setMailChoice(opened.userId, opened.kind, wanted, now)
  },
)
