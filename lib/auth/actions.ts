'use server'

import { z } from 'zod'
import { appError } from '@/lib/shared/errors'
import { membersOnly } from './domain/members-only'
import { enteredPasswordSchema } from './domain/passwords/entered-password'
import { profileSchema } from './domain/profile'
import { signUpSchema } from './domain/sign-up'
import { authedAction, publicAction } from './next/authed-action'
import { rememberDevice } from './next/remember-device'
import { endSession, startSession } from './next/start-session'
import { changePassword } from './server/passwords/change-password'
import { endSessions } from './server/sessions/end-sessions'
import { signUp } from './server/sign-up'
import { updateProfile } from './server/update-profile'

/** Creates an account and signs this browser in. A guest who signs up keeps their sessions. */
export const signUpAction = publicAction(signUpSchema, async (input, { user, now, address }) => {
  if (user?.kind === 'member') throw appError('auth/signed-in')
  await startSession(await signUp({ ...input, address }, user?.id ?? null, now))
  await rememberDevice(input.email)
})

/** Stores the profile. */
export const updateProfileAction = authedAction(profileSchema, async (input, { user }) => {
  membersOnly(user)
  await updateProfile(user.id, input)
})

/** Changes the password, ends all other sessions and gives this browser a new one. */
export const changePasswordAction = authedAction(
  z.object({ current: enteredPasswordSchema, next: enteredPasswordSchema }),
  async (input, { user, now, address, browser }) => {
    membersOnly(user)
    await startSession(await changePassword(user, { ...input, address, browser }, now))
  },
)

/** Signs out this browser and every other. */
export const signOutEverywhereAction = authedAction(z.undefined(), async (_, { user, now }) => {
  await endSessions(user.id, now)
  await endSession()
})
