import { z } from 'zod'

/** An e-mail address, in lower case: one address, one account. */
export const emailSchema = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .refine((email) => email.length <= 254 && z.email().safeParse(email).success, {
    message: 'Enter an e-mail address, such as ines@example.com.',
  })
