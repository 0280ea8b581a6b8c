import { z } from 'zod'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import { emailSchema } from './email'
import { nameSchema } from './name'
import { passwordProblem } from './passwords/password'
import { isTimeZone } from './time-zones'

/** The sign-up form. Fields are validated separately, so that all problems are shown at once. */
export const signUpSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  password: z.string().superRefine((password, context) => {
    const problem = passwordProblem(password)
    if (password === '') context.addIssue('Enter a password.')
    else if (problem) context.addIssue(sentenceOf({ code: 'auth/weak-password', params: problem }))
  }),
  timeZone: z.string().max(64).refine(isTimeZone).catch('UTC'),
})
