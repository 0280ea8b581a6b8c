import { z } from 'zod'

/** Characters that print nothing or turn the text around: they would let one name pass for another. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u

/** A person's name as others see it: 1 to 60 characters, spaces tidied. */
export const nameSchema = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine((name) => name.length > 0, 'Enter a name that others will see.')
  .refine((name) => [...name].length <= 60, 'Keep the name to 60 characters.')
  .refine((name) => !INVISIBLE.test(name), 'The name has characters that can’t be seen. Type it again.')
